using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Review;
using AnyShot.Engine.Registry;

namespace AnyShot.Edge.Commands.Studies;

/// <summary><c>anyshot evaluate quality</c>: the report of <c>classes quality</c> on a folder that no agent has seen yet, and how many wrong labels it finds.</summary>
internal static class EvaluateQualityCommand
{
    private const string Description = """
        Let labelled images judge each other: wrong labels, outliers, duplicates, classes that are nearly the same (docs/prototypes.md).
        With --noise labels are made wrong on purpose, and it is counted how many of them are found.

        Example: anyshot evaluate quality parts --json quality.json
        """;

    public static Command Create()
    {
        var input = new StudyInput();
        var noise = new Option<double?>("--noise") { Description = "Make this share of the labels wrong and count what is found; the labels of the data must be right.", HelpName = "0..0.9" };
        var examples = StudyCommand.Setting("--examples", "With --noise: examples of a class, drawn anew for each seed; 0 for all.", 0);
        var seeds = StudyCommand.Setting("--seeds", "With --noise: repetitions, each with its own examples and wrong labels.", 1);
        var seed = StudyCommand.Setting("--seed", "With --noise: the first seed.", 1UL);
        var json = StudyCommand.JsonFile();
        return StudyCommand.Create("quality", Description, [.. input.Symbols, noise, examples, seeds, seed, json], (result, progress, token) =>
        {
            if (result.GetValue(noise) is not { } share)
            {
                StudyCommand.Refuse(result, "--noise", examples, seeds, seed);
                var images = input.Load(result, progress, token);
                var report = QualityReport.Of(0, SupportQuality.Measure(images.Set, images.Classes));
                return output => StudyCommand.Print(result, json, output, report, () => output.WriteLine(ReviewText.Write(report)));
            }

            var options = new QualityStudyOptions { Noise = share, Examples = result.GetValue(examples), Seeds = result.GetValue(seeds), Seed = result.GetValue(seed) };
            var studied = input.Load(result, progress, token);
            var score = QualityStudy.Run(studied.Set, studied.Classes, options, progress, token);
            return output => StudyCommand.Print(
                result, json, output, new { Dataset = studied.Set.Name, studied.Set.Backbone, options.Noise, PerClass = options.Examples, options.Seeds, options.Seed, score.Examples, score.Wrong, score.Named, score.NamedWrong, score.Recall, score.ToRemove, score.RemovedWrong },
                () => StudyTable.Print(
                    output,
                    $"{studied.Set.Name}, {studied.Set.Backbone}: {studied.Classes.Count} classes{(options.Examples > 0 ? $" of {options.Examples} examples" : "")}, sums over {options.Seeds} seed(s) from {options.Seed}",
                    ["Examples", "Wrong labels", "Named", "Of them wrong", "Recall %", "To remove", "Of them wrong"],
                    [[Text(score.Examples), Text(score.Wrong), Text(score.Named), Text(score.NamedWrong), StudyTable.Percent(score.Recall), Text(score.ToRemove), Text(score.RemovedWrong)]]));
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
