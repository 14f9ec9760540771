using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Review;
using AnyShot.Engine.ActiveLearning;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Edge.Commands.Studies;

/// <summary><c>anyshot evaluate active</c>: how many labels a strategy saves.</summary>
internal static class EvaluateActiveCommand
{
    private const string Description = """
        Simulate a person who labels what a strategy proposes: accuracy over the number of labels, against random choice (docs/prototypes.md).

        Example: anyshot evaluate active parts --budget 60 --seeds 10 --svg active.svg --csv active.csv
        """;

    public static Command Create()
    {
        var standard = new ActiveLearningOptions();
        var input = new StudyInput();
        var budget = StudyCommand.Setting("--budget", "Labels in all, those at the start among them; 0 for the whole pool.", standard.Budget);
        var batch = StudyCommand.Setting("--batch", "Labels asked for at a time, 1 to 10.", standard.Batch);
        var start = StudyCommand.Setting("--start", "Labelled examples a class at the start; 0 starts from nothing.", standard.Start);
        var seeds = StudyCommand.Setting("--seeds", "Repetitions, each with its own pool, test images and start.", standard.Seeds);
        var seed = StudyCommand.Setting("--seed", "The first seed.", standard.Seed);
        var test = StudyCommand.Setting("--test", "Share of each class's images that is measured on and never labelled.", standard.TestShare);
        var goal = StudyCommand.Setting("--goal", "Share of the accuracy with all labels that shall be reached.", standard.Goal);
        var strategies = StudyCommand.Setting("--strategy", $"By commas: {string.Join(", ", LabelStrategyNames.All.Keys)}.", string.Join(',', LabelStrategyNames.All.Keys));
        var (json, csv, svg) = (StudyCommand.JsonFile(), StudyCommand.OutputFile("--csv", "Write the curves as CSV."), StudyCommand.OutputFile("--svg", "Draw the curves."));
        return StudyCommand.Create("active", Description, [.. input.Symbols, budget, batch, start, seeds, seed, test, goal, strategies, json, csv, svg], (result, progress, token) =>
        {
            var options = new ActiveLearningOptions
            {
                Budget = result.GetValue(budget),
                Batch = result.GetValue(batch),
                Start = result.GetValue(start),
                Seeds = result.GetValue(seeds),
                Seed = result.GetValue(seed),
                TestShare = result.GetValue(test),
                Goal = result.GetValue(goal),
                Strategies = CommaList.Of("--strategy", result.GetValue(strategies)!, LabelStrategyNames.All),
            };
            var images = input.Load(result, progress, token);
            var found = ActiveLearningStudy.Run(images.Set, options with { Classes = images.Classes }, progress, token);
            return output =>
            {
                StudyCommand.Print(result, json, output, Document(images.Set, options, found), () => Print(output, images.Set, options, found));
                if (result.GetValue(csv) is { } table)
                {
                    File.WriteAllText(table, Csv(found));
                }

                if (result.GetValue(svg) is { } picture)
                {
                    File.WriteAllText(picture, Plot(images.Set, options, found));
                }
            };
        });
    }

    private static void Print(TextWriter output, FeatureSet set, ActiveLearningOptions options, ActiveLearningResult found)
    {
        StudyTable.Print(
            output,
            $"{set.Name}, {set.Backbone}, pool {found.PoolSize}, test {found.TestSize}, {options.Start} label(s) a class at the start, {options.Batch} at a time, {options.Seeds} seeds from {options.Seed}; accuracy in % with half the 95 % interval over the seeds",
            ["Strategy", $"At {found.Curves[0].Labels[^1]} labels", "Recall", "Mean height", $"Labels for {StudyTable.Percent(options.Goal)} % of all", "Of random's"],
            found.Curves.Select(curve => (IReadOnlyList<string>)
            [
                LabelStrategyNames.Of(curve.Strategy),
                StudyTable.Percent(curve.Accuracy[^1]),
                StudyTable.Percent(curve.Balanced[^1]),
                StudyTable.Percent(curve.Area),
                curve.LabelsNeeded?.ToString(CultureInfo.InvariantCulture) ?? "not reached",
                found.ShareOfRandom(curve) is { } share ? $"{StudyTable.Percent(share)} %" : "",
            ]));
        output.WriteLine($"With all labels of the pool: {StudyTable.Percent(found.Full)} %, mean recall {StudyTable.Percent(found.FullBalanced)} %.");
    }

    private static object Document(FeatureSet set, ActiveLearningOptions options, ActiveLearningResult found) => new
    {
        Dataset = set.Name,
        set.Backbone,
        found.PoolSize,
        found.TestSize,
        options.Start,
        options.Batch,
        options.Seeds,
        options.Seed,
        options.TestShare,
        options.Goal,
        found.Full,
        found.FullBalanced,
        Curves = found.Curves.Select(curve => new
        {
            Strategy = LabelStrategyNames.Of(curve.Strategy),
            curve.Area,
            curve.LabelsNeeded,
            ShareOfRandom = found.ShareOfRandom(curve),
            curve.Labels,
            curve.Accuracy,
            curve.Balanced,
        }),
    };

    private static string Csv(ActiveLearningResult found) => string.Concat(found.Curves
        .SelectMany(curve => curve.Labels.Select((labels, i) => new[] { LabelStrategyNames.Of(curve.Strategy), labels.ToString(CultureInfo.InvariantCulture) }.Concat(Cells(curve.Accuracy[i])).Concat(Cells(curve.Balanced[i]))))
        .Prepend(["strategy", "labels", "accuracy", "halfWidth", "balancedAccuracy", "balancedHalfWidth"])
        .Select(fields => CsvFile.Line(fields) + "\n"));

    private static string[] Cells(MeanInterval value) => [value.Mean.ToString("0.#####", CultureInfo.InvariantCulture), value.HalfWidth.ToString("0.#####", CultureInfo.InvariantCulture)];

    private static string Plot(FeatureSet set, ActiveLearningOptions options, ActiveLearningResult found) => CurvePlot.Draw(
        $"{set.Name}, {set.Backbone}: accuracy over labels, {options.Seeds} seeds",
        "labels",
        [.. found.Curves.Select(curve => (LabelStrategyNames.Of(curve.Strategy), curve.Labels, curve.Accuracy))],
        options.Goal * found.Full.Mean);
}
