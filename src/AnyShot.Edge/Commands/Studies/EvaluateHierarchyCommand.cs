using System.CommandLine;
using System.Globalization;
using AnyShot.Engine.Hierarchies;

namespace AnyShot.Edge.Commands.Studies;

/// <summary><c>anyshot evaluate hierarchy</c>: judging from coarse to fine.</summary>
internal static class EvaluateHierarchyCommand
{
    private const string Description = """
        Measure judging down a tree of classes against judging without it (docs/prototypes.md). All classes of the data take part.

        Example: anyshot evaluate hierarchy parts --tree groups.json --shots 5
        """;

    public static Command Create()
    {
        var standard = new HierarchyOptions();
        var input = new StudyInput(hasClasses: false);
        var tree = new Option<string>("--tree") { Description = "JSON: objects name groups, arrays list classes: {\"surface\": [\"scratch\", \"pit\"], \"shape\": [\"bent\"]}.", HelpName = "FILE.json", Required = true };
        var shots = StudyCommand.Setting("--shots", "Examples a class.", standard.Shots);
        var queries = StudyCommand.Setting("--queries", "Queries a class.", standard.Queries);
        var runs = StudyCommand.Setting("--runs", "Episodes.", standard.Runs);
        var beam = StudyCommand.Setting("--beam", "Paths that are followed.", standard.Beam);
        var byCount = new Option<bool>("--by-count") { Description = "Members of a group count by their examples instead of all alike." };
        var seed = StudyCommand.Setting("--seed", "Decides every draw.", standard.Seed);
        var json = StudyCommand.JsonFile();
        return StudyCommand.Create("hierarchy", Description, [.. input.Symbols, tree, shots, queries, runs, beam, byCount, seed, json], (result, progress, token) =>
        {
            var options = new HierarchyOptions
            {
                Shots = InRange("--shots", result.GetValue(shots), 1000),
                Queries = InRange("--queries", result.GetValue(queries), 10_000),
                Runs = InRange("--runs", result.GetValue(runs), 1_000_000),
                Beam = InRange("--beam", result.GetValue(beam), 1000),
                ByCount = result.GetValue(byCount),
                Seed = result.GetValue(seed),
            };
            var set = input.Load(result, progress, token).Set;
            var found = HierarchyStudy.Run(set, ClassTree.Read(result.GetValue(tree)!, set.ClassNames), options, progress, token);
            return output => StudyCommand.Print(
                result, json, output, new { Dataset = set.Name, set.Backbone, options.Shots, options.Queries, options.Runs, options.Seed, options.ByCount, found.LevelNodes, found.Consistency, found.Rows }, () =>
                {
                    StudyTable.Print(
                        output,
                        $"{set.Name}, {set.Backbone}: {set.ClassNames.Count} classes, {options.Shots} shot(s), {options.Runs} episodes, seed {options.Seed}; accuracy in % with half the 95 % interval",
                        ["Method", .. found.LevelNodes.Select((nodes, l) => $"Level {l + 1} ({nodes})"), "Distance of mistakes"],
                        found.Rows.Select(row => (IReadOnlyList<string>)
                        [
                            row.Method, .. row.Accuracy.Select(StudyTable.Percent), row.MistakeDistance is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Mean:0.00} ± {d.HalfWidth:0.00}") : "",
                        ]));
                    output.WriteLine($"Levels judged each by itself lie on one path for {StudyTable.Percent(found.Consistency)} % of the queries.");
                });
        });
    }

    private static int InRange(string option, int value, int most) => value >= 1 && value <= most ? value : throw new ArgumentException($"{option} is {value}; it must be 1 to {most}.");
}
