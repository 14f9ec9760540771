using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnyShot.Edge.Review;
using AnyShot.Engine.Data;
using AnyShot.Engine.Registry;

namespace AnyShot.Edge.Commands.Studies;

/// <summary><c>anyshot evaluate quality</c>: the report of <c>classes quality</c> on a folder that no agent has seen yet.</summary>
internal static class EvaluateQualityCommand
{
    private const string Description = """
        Let labelled images judge each other: wrong labels, outliers, duplicates, classes that are nearly the same (docs/prototypes.md).

        Example: anyshot evaluate quality parts --json quality.json
        """;

    public static Command Create()
    {
        var input = new StudyInput();
        var json = StudyCommand.JsonFile();
        return StudyCommand.Create("quality", Description, [.. input.Symbols, json], (result, progress, token) =>
        {
            var images = input.Load(result, progress, token);
            var report = QualityReport.Of(0, SupportQuality.Measure([.. images.Classes.Select(label => (images.Set.ClassNames[label], Items(images.Set, label)))]));
            return output => StudyCommand.Print(result, json, output, report, () => output.WriteLine(ReviewText.Write(report)));
        });
    }

    private static IReadOnlyList<SupportItem> Items(FeatureSet set, int label) =>
    [
        .. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).Select(i =>
        {
            var row = set.Row(i).ToArray();
            var length = TensorPrimitives.Norm<float>(row);
            TensorPrimitives.Divide(row, length > 0 ? length : 1, row);
            // The same image has the same embedding; the images themselves are not at hand here.
            return new SupportItem(set.ImageNames?[i] ?? i.ToString(CultureInfo.InvariantCulture), row, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(row.AsSpan()))));
        }),
    ];
}
