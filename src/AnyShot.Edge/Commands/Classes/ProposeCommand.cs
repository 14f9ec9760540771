using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Review;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes propose</c>.</summary>
internal static class ProposeCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = $"How many, 1 to {PartProposals.MostProposed}.", DefaultValueFactory = _ => 5 };
        var strategy = new Option<string?>("--strategy") { Description = $"{string.Join(", ", LabelStrategyNames.All.Keys)} [default: coverage while the classes have few examples, then margin]" };
        var json = new Option<bool>("--json") { Description = "The list as JSON." };
        return AskingCommand.Create("propose", "Name recent parts of the running agent that a person should label next (docs/prototypes.md).", [count, strategy, json], async (agent, result, token) =>
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"?count={result.GetValue(count)}{(result.GetValue(strategy) is { } named ? $"&strategy={Uri.EscapeDataString(named)}" : "")}");
            return await agent.ReadAsync((result.GetValue(json) ? "/api/proposals" : "/api/proposals.txt") + query, token).ConfigureAwait(false);
        });
    }
}
