using System.CommandLine;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes trial</c>.</summary>
internal static class TrialCommand
{
    public static Command Create() => AskingCommand.Create(
        "trial", "Show what the trial of the running agent has found so far.", [], async (agent, _, token) => await agent.ReadAsync("/api/trial.txt", token).ConfigureAwait(false));
}
