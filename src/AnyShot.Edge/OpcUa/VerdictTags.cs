using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.OpcUa;

/// <summary>A verdict as tag values, in the order in which they must be applied.</summary>
internal static class VerdictTags
{
    /// <summary>The one recipe that there is: the configuration with the live classes.</summary>
    public const int Recipe = 1;

    /// <summary>The Res tags with their block, and last <see cref="TagModel.ResultValid"/>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="isOfThisRun">False for the one found on disk at start: last usable, and not valid.</param>
    /// <param name="now">When the values are written.</param>
    public static IEnumerable<TagValue> Of(Verdict verdict, bool isOfThisRun, DateTimeOffset now) =>
        [.. Result(verdict, isOfThisRun), new TagValue(TagModel.ResultValid, isOfThisRun, now)];

    /// <summary>The Res tags with their block.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="isOfThisRun">False for the one found on disk at start: last usable.</param>
    public static IReadOnlyList<TagValue> Result(Verdict verdict, bool isOfThisRun)
    {
        List<TagValue> values = [.. Fields(verdict, isOfThisRun)];
        var known = isOfThisRun ? TagQuality.Good : TagQuality.UncertainLastUsableValue;
        values.Add(new TagValue(TagModel.Block, ResultBlock.Of(values), verdict.CapturedAt, known, verdict.ConfigurationChecksum));
        return values;
    }

    /// <summary>The value of <see cref="TagModel.Block"/>.</summary>
    public static IReadOnlyList<object?> Block(Verdict verdict) => ResultBlock.Of([.. Fields(verdict, isOfThisRun: true)]);

    private static IEnumerable<TagValue> Fields(Verdict verdict, bool isOfThisRun)
    {
        var known = isOfThisRun ? TagQuality.Good : TagQuality.UncertainLastUsableValue;
        // What was recognised is uncertain when the decision says so; that it is unsure is certain.
        var recognised = isOfThisRun && verdict.Decision == Decision.Unsure ? TagQuality.UncertainSensorNotAccurate : known;
        TagValue Value(string path, object value, TagQuality quality) => new(path, value, verdict.CapturedAt, quality);

        yield return Value(TagModel.InspectionId, (uint)verdict.InspectionId, known);
        yield return Value(TagModel.Pass, verdict.Decision == Decision.Pass, known);
        yield return Value(TagModel.Fail, verdict.Decision == Decision.Fail, known);
        yield return Value(TagModel.Unsure, verdict.Decision == Decision.Unsure, known);
        yield return Value(TagModel.ClassNo, verdict.ClassNo, recognised);
        yield return Value(TagModel.ClassName, verdict.ClassName, recognised);
        yield return Value(TagModel.Confidence, verdict.Confidence, recognised);
        yield return Value(TagModel.RunnerUpNo, verdict.RunnerUpNo, recognised);
        yield return Value(TagModel.Margin, verdict.Margin, recognised);
        yield return Value(TagModel.PartId, verdict.PartId, known);
        yield return Value(TagModel.Camera, verdict.Camera, known);
        yield return Value(TagModel.CapturedAt, verdict.CapturedAt, known);
        yield return Value(TagModel.ModelRevision, verdict.ModelRevision, known);
        yield return Value(TagModel.ClassSetRevision, (uint)verdict.ClassSetRevision, known);
        yield return Value(TagModel.CycleTimeMs, verdict.Timings.TotalMs, known);
        yield return Value(TagModel.RecipeNo, Recipe, known);
    }
}
