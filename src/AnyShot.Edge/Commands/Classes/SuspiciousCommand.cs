using System.CommandLine;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes suspicious</c>.</summary>
internal static class SuspiciousCommand
{
    public static Command Create() => AskingCommand.Create(
        "suspicious", "Show shots and confirmed parts of the running agent that are more similar to another class than to their own.", [],
        async (agent, _, token) => await agent.ReadAsync("/api/feedback/suspicious.txt", token).ConfigureAwait(false));
}
