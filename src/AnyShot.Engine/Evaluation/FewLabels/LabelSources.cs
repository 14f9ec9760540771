using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Computes the features of a sweep and makes what is measured.</summary>
internal static class LabelSources
{
    /// <summary>Labels a class, and repeats, by which the time of a diffusion is chosen (as published, but on held-out training pictures).</summary>
    public const int ChoosingLabels = 16;
    public const int ChoosingRuns = 5;

    public static ILabelSource Create(string source, LabelPlan plan, SweepOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => source switch
    {
        SweepOptions.Pixels => new FeatureSource(source, plan, options.Heads, [("", Pixels(plan, options))]),
        SweepOptions.Supervised => new SupervisedSource(plan),
        _ => Generative(source, plan, options, progress, cancellationToken),
    };

    /// <summary>Name in the results: that of the folder and the revision of its weights, so that results of other weights are not taken for these.</summary>
    /// <exception cref="InvalidDataException">The folder has no weights.</exception>
    public static string NameOf(string source) => source is SweepOptions.Pixels or SweepOptions.Supervised
        ? source
        : $"{ImageDataset.NameOf(source)}@{ModelFile.Revision(Path.Combine(source, BackboneFactory.WeightsFile))}";

    /// <summary>The time whose features tell the held-out pictures apart best, with 16 labels a class and a linear head, mean over 5 draws.</summary>
    public static double ChooseTime(GenerativeModel model, LabelPlan plan, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        if (model.Times.Count == 1)
        {
            return model.Times[0];
        }

        var labels = Enumerable.Range(1, ChoosingLabels).TakeWhile(plan.Has).Last();
        var draws = Enumerable.Range(0, ChoosingRuns).Select(run => plan.Draw(labels, run)).ToArray();
        int[] needed = [.. draws.SelectMany(draw => draw).Concat(plan.HeldOut).Distinct()];
        var best = (Time: 0.0, Accuracy: -1.0);
        for (var i = 0; i < model.Times.Count; i++)
        {
            var features = model.Features(plan.PicturesOf(needed), model.Times[i], cancellationToken);
            var rows = needed.Zip(features).ToDictionary(pair => pair.First, pair => pair.Second);
            var (start, length) = model.Part(LayerSet.Stacked, model.Cells[0]);
            var table = new FeatureTable(rows, []).AsEmbedding(start, length, needed);
            var accuracy = draws.Select((draw, run) => HeadFit.Accuracy(
                HeadFit.Fit(HeadKind.Linear, [.. draw.Select(table.Training)], plan.LabelsOf(draw), plan.Pictures.ClassNames.Count, (ulong)run),
                [.. plan.HeldOut.Select(table.Training)],
                plan.LabelsOf(plan.HeldOut))).Average();
            best = accuracy > best.Accuracy ? (model.Times[i], accuracy) : best;
            progress?.Report(new WorkProgress("choosing the time", i + 1, model.Times.Count));
        }

        return best.Time;
    }

    private static FeatureTable Pixels(LabelPlan plan, SweepOptions options)
    {
        static float[] Row(byte[] picture) => Array.ConvertAll(picture, value => value / 255f);
        return new FeatureTable(Needed(plan, options).ToDictionary(i => i, i => Row(plan.Pictures.Training.Pictures[i])), [.. plan.Pictures.Test.Pictures.Select(Row)]);
    }

    private static FeatureSource Generative(string folder, LabelPlan plan, SweepOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        using var model = GenerativeModel.Load(folder);
        if (model.Spec.Channels != plan.Pictures.Training.Channels || model.Spec.Side != plan.Pictures.Training.Side)
        {
            throw new InvalidDataException($"The model in {folder} takes {model.Spec.Channels} x {model.Spec.Side} x {model.Spec.Side} numbers, the others {plan.Pictures.Training.Channels} x {plan.Pictures.Training.Side} x {plan.Pictures.Training.Side}.");
        }

        var name = NameOf(folder);
        var time = ChooseTime(model, plan, progress, cancellationToken);
        var needed = Needed(plan, options);
        var training = Features(model, plan.PicturesOf(needed), time, $"{name}: features of training pictures", progress, cancellationToken);
        var test = Features(model, plan.Pictures.Test.Pictures, time, $"{name}: features of test pictures", progress, cancellationToken);
        var all = new FeatureTable(needed.Zip(training).ToDictionary(pair => pair.First, pair => pair.Second), test);
        return new FeatureSource(name, plan, options.Heads, [.. model.Layers.SelectMany(layers => model.Cells.Select(cells =>
        {
            var (start, length) = model.Part(layers, cells);
            return (Variant(model, layers, cells, time), all.AsEmbedding(start, length, plan.ForStatistics));
        }))]);
    }

    private static string Variant(GenerativeModel model, LayerSet layers, int cells, double time)
    {
        var what = model.Times.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"t={time}") : model.Layers.Count > 1 ? layers.ToString().ToLowerInvariant() : "";
        return cells == 1 ? what : string.Create(CultureInfo.InvariantCulture, $"{what} {cells}x{cells}");
    }

    private static List<float[]> Features(
        GenerativeModel model, IReadOnlyList<byte[]> pictures, double time, string task, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        const int Piece = 512;
        var rows = new List<float[]>(pictures.Count);
        foreach (var chunk in pictures.Chunk(Piece))
        {
            rows.AddRange(model.Features(chunk, time, cancellationToken));
            progress?.Report(new WorkProgress(task, rows.Count, pictures.Count));
        }

        return rows;
    }

    private static int[] Needed(LabelPlan plan, SweepOptions options) =>
        [.. Enumerable.Range(0, options.Seeds).SelectMany(run => plan.Draw(options.Labels.Max(), run)).Concat(plan.HeldOut).Concat(plan.ForStatistics).Distinct()];
}
