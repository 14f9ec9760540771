using AnyShot.Edge.Capture;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Learners;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class InspectorTests : IDisposable
{
    private static readonly RegionOptions s_right = new() { X = 0.5, Width = 0.5 };
    private readonly InspectionBench _bench = new(cameras: 2);
    private readonly Inspector _inspector;
    private readonly List<Verdict> _verdicts = [];

    public InspectorTests() => _inspector = _bench.Create(CancellationToken.None);

    public void Dispose()
    {
        _inspector.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void Inspect_Region_IsAllThatTheBackboneSees()
    {
        float[] seen = [];
        _bench.Backbone.Before = (pixels, _) => seen = pixels;
        using var image = new Mat(40, 60, MatType.CV_8UC1, Scalar.All(0));
        using (var right = image.SubMat(new Rect(30, 0, 30, 40)))
        {
            right.SetTo(Scalar.All(255));
        }

        _inspector.Inspect([InspectionBench.Frame(image, region: s_right)], _verdicts);

        seen.Length.ShouldBe(BrightnessBackbone.Side * BrightnessBackbone.Side);
        seen.ShouldAllBe(pixel => pixel == 1f);
    }

    [Fact]
    public void Inspect_Part_VerdictSaysAllThatItRestsOn()
    {
        using var image = new Mat(40, 60, MatType.CV_8UC1, Scalar.All(InspectionBench.Bright));

        _inspector.Inspect([InspectionBench.Frame(image, partId: "part-5")], _verdicts);

        var verdict = _verdicts.Single();
        verdict.ShouldSatisfyAllConditions(
            v => v.Decision.ShouldBe(Decision.Fail),
            v => v.ClassNo.ShouldBe(7),
            v => v.ClassName.ShouldBe("bright"),
            v => v.RunnerUpNo.ShouldBe(1),
            v => v.Confidence.ShouldBeInRange(0.6, 1),
            v => v.Station.ShouldBe("s1"),
            v => v.Camera.ShouldBe("camera0"),
            v => v.PartId.ShouldBe("part-5"),
            v => v.ModelRevision.ShouldBe("0123456789ab"),
            v => v.ClassSetRevision.ShouldBe(1),
            v => v.ConfigurationChecksum.ShouldBe(InspectionBench.Checksum),
            v => v.Timings.TotalMs.ShouldBeGreaterThan(0),
            v => v.Timings.TotalMs.ShouldBeGreaterThanOrEqualTo(v.Timings.QueueMs + v.Timings.PreprocessMs + v.Timings.EmbedMs));
    }

    [Fact]
    public void Inspect_TwoCameras_AreOneBatchAndKeepTheirOrder()
    {
        List<int> batches = [];
        _bench.Backbone.Before = (_, count) => batches.Add(count);
        using var dark = new Mat(20, 20, MatType.CV_8UC1, Scalar.All(InspectionBench.Dark));
        using var bright = new Mat(50, 50, MatType.CV_8UC3, Scalar.All(InspectionBench.Bright));

        _inspector.Inspect([InspectionBench.Frame(dark), InspectionBench.Frame(bright, "camera1")], _verdicts);

        batches.ShouldBe([2]);
        _verdicts.Select(v => (v.Camera, v.ClassName)).ShouldBe([("camera0", "dark"), ("camera1", "bright")]);
    }

    [Theory]
    [InlineData(10, 10, "CV_16UC1", "CV_16UC1")]
    [InlineData(10, 10, "CV_8UC2", "CV_8UC2")]
    [InlineData(10, 10, "CV_32FC3", "CV_32FC3")]
    [InlineData(0, 0, "CV_8UC1", "empty")]
    public void Inspect_ImageThatCannotBeUsed_CostsItsOwnPartAndNoOther(int rows, int columns, string type, string inSentence)
    {
        List<(string Camera, string Sentence)> refused = [];
        using var odd = rows == 0 ? new Mat() : new Mat(rows, columns, Type(type));
        using var good = new Mat(10, 10, MatType.CV_8UC1, Scalar.All(InspectionBench.Dark));

        _inspector.Inspect(
            [InspectionBench.Frame(odd), InspectionBench.Frame(good, "camera1"), InspectionBench.Frame(odd), InspectionBench.Frame(good, "camera1")],
            _verdicts,
            (frame, sentence) => refused.Add((frame.Camera, sentence)));

        _verdicts.Select(v => (v.Camera, v.ClassNo, v.Decision)).ShouldBe(
            [("camera0", 0, Decision.Unsure), ("camera1", 1, Decision.Pass), ("camera0", 0, Decision.Unsure), ("camera1", 1, Decision.Pass)]);
        _verdicts[0].Reason.ShouldBe("image cannot be used");
        refused.Count.ShouldBe(2);
        refused[0].Camera.ShouldBe("camera0");
        refused[0].Sentence.ShouldContain(inSentence);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(2, 1)]
    public void Inspect_TinyImageWithRegion_IsJudged(int rows, int columns)
    {
        using var image = new Mat(rows, columns, MatType.CV_8UC4, Scalar.All(InspectionBench.Dark));

        _inspector.Inspect([InspectionBench.Frame(image, region: s_right)], _verdicts);

        _verdicts.Single().ClassName.ShouldBe("dark");
    }

    [Fact]
    public void Classes_Replaced_JudgeFromTheNextBatchOn()
    {
        using var image = new Mat(10, 10, MatType.CV_8UC1, Scalar.All(InspectionBench.Dark));
        var before = _inspector.Classes;
        _bench.Backbone.Before = (_, _) => _inspector.Classes = before with { Revision = 2 };

        _inspector.Inspect([InspectionBench.Frame(image), InspectionBench.Frame(image)], _verdicts);
        _inspector.Inspect([InspectionBench.Frame(image)], _verdicts);

        _verdicts.Select(v => v.ClassSetRevision).ShouldBe([1, 1, 2]);
    }

    [Theory]
    [InlineData(float.NaN, 0.5f)]
    [InlineData(0.9f, float.NaN)]
    [InlineData(0.9f, float.PositiveInfinity)]
    public void Inspect_LearnerGivesNoNumber_IsUnsureAndCanBeStored(float probability, float novelty)
    {
        using var image = new Mat(10, 10, MatType.CV_8UC1, Scalar.All(InspectionBench.Dark));
        _inspector.Classes = _inspector.Classes with { Learner = new FixedLearner(probability, novelty) };

        _inspector.Inspect([InspectionBench.Frame(image)], _verdicts);

        _verdicts.Single().Decision.ShouldBe(Decision.Unsure);
        VerdictJson.Read(VerdictJson.Write(_verdicts[0])).ShouldBe(_verdicts[0]);
    }

    [Fact]
    public void Create_WarmsUpWithoutATraceInTheMetrics()
    {
        _bench.Metrics.Histograms.ShouldAllBe(h => h.Count == 0);
        _bench.Metrics.Counters.Get("anyshot_verdicts_total", "decision", "unsure").ShouldBe(0);
    }

    private static MatType Type(string name) => name switch
    {
        "CV_16UC1" => MatType.CV_16UC1,
        "CV_8UC2" => MatType.CV_8UC2,
        "CV_32FC3" => MatType.CV_32FC3,
        _ => MatType.CV_8UC1,
    };

    private sealed class FixedLearner(float probability, float novelty) : ILearner
    {
        public int Classes => 2;

        public float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities)
        {
            probabilities.Fill(probability);
            return novelty;
        }
    }
}
