using System.CommandLine;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes quality</c>.</summary>
internal static class QualityCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "The report as JSON." };
        return AskingCommand.Create(
            "quality",
            "Let the examples of the running agent's classes judge each other: wrong labels, outliers, duplicates, classes that are nearly the same (docs/prototypes.md).",
            [json],
            async (agent, result, token) => await agent.ReadAsync(result.GetValue(json) ? "/api/classes/quality" : "/api/classes/quality.txt", token).ConfigureAwait(false));
    }
}
