using AnyShot.Engine.Drift;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Drift;

public sealed class DriftDetectorTests
{
    private const int Size = 12;

    /// <summary>Forty references with thirty windows each; the share beyond the limit is at most the chosen one, but for what chance does to the share itself.</summary>
    [Fact]
    public void Distance_OfWindowsFromTheSameDistribution_IsBeyondTheLimitNotOftenerThanChosen()
    {
        const double chosen = 0.05;
        var beyond = 0;
        for (ulong seed = 0; seed < 40; seed++)
        {
            var random = new Pcg32(100 + seed, 0);
            var detector = new DriftDetector(Draw(ref random, 120), new DriftOptions { Window = 30, FalseAlarms = chosen, Draws = 300 });
            for (var window = 0; window < 30; window++)
            {
                beyond += Fill(detector, Draw(ref random, 30)) > detector.Limit ? 1 : 0;
            }
        }

        // 1,200 windows of which thirty each share a reference: three deviations of 40 x 30 tries at 5 %, doubled for that.
        (beyond / 1200.0).ShouldBeLessThan(chosen + 0.04);
    }

    /// <summary>A limit that nothing ever reaches would hold the line above as well.</summary>
    [Theory]
    [InlineData(0.8f, 1f)]
    [InlineData(0f, 1.6f)]
    public void Distance_OfShiftedOrWiderParts_IsBeyondTheLimit(float shift, float spread)
    {
        var found = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new Pcg32(seed, 0);
            var detector = new DriftDetector(Draw(ref random, 200), new DriftOptions { Window = 50, Draws = 300 });
            found += Fill(detector, Draw(ref random, 50, shift, spread)) > detector.Limit ? 1 : 0;
        }

        found.ShouldBe(20);
    }

    [Fact]
    public void Distance_OfAWindow_IsTheDiscrepancyOfTheTextbook()
    {
        var random = new Pcg32(3, 0);
        var (reference, window) = (Draw(ref random, 24), Draw(ref random, 11, 0.5f));
        var detector = new DriftDetector(reference, new DriftOptions { Window = 10, FalseAlarms = 0.1, Draws = 50 });

        // The first part has gone from the window when the eleventh comes.
        Fill(detector, window);

        double[] squares = [.. Enumerable.Range(0, 24).SelectMany(i => Enumerable.Range(0, i).Select(j => Squared(reference[i], reference[j]))).Order()];
        var width = squares[squares.Length / 2];
        double K(float[] a, float[] b) => Math.Exp(-Squared(a, b) / (2 * width));
        var last = window[1..];
        var expected = Pairs(reference, K) + Pairs(last, K) - (2 * reference.Average(x => last.Average(y => K(x, y))));
        detector.Distance!.Value.ShouldBe(expected, 1e-5);
    }

    /// <summary>Parts that come in batches of a kind: a window of one kind is no drift, for the reference is full of such windows.</summary>
    [Fact]
    public void Limit_OfALineThatRunsInBatches_LetsABatchPass()
    {
        var random = new Pcg32(8, 0);
        float[][] reference = [.. Enumerable.Range(0, 6).SelectMany(batch => Draw(ref random, 40, batch % 2 * 3f))];
        var detector = new DriftDetector(reference, new DriftOptions { Window = 40, Draws = 300 });

        Fill(detector, Draw(ref random, 40, 3f)).ShouldBeLessThan(1.1 * detector.Limit);
        Fill(detector, Draw(ref random, 40, 6f)).ShouldBeGreaterThan(detector.Limit);
    }

    [Fact]
    public void Distance_WhereAllPartsAreTheSame_TellsAnotherOne()
    {
        float[][] same = [.. Enumerable.Range(0, 40).Select(_ => Enumerable.Repeat(0.25f, Size).ToArray())];
        var detector = new DriftDetector(same, new DriftOptions { Window = 10, FalseAlarms = 0.1, Draws = 50 });

        Fill(detector, same[..10]).ShouldBeLessThanOrEqualTo(detector.Limit);
        Fill(detector, [.. Enumerable.Range(0, 10).Select(_ => Enumerable.Repeat(0.3f, Size).ToArray())]).ShouldBeGreaterThan(detector.Limit);
    }

    [Fact]
    public void Typical_OfReferenceAndWindow_LiesInTheMiddle()
    {
        var random = new Pcg32(4, 0);
        var reference = Draw(ref random, 40);
        reference[17] = new float[Size];
        var detector = new DriftDetector(reference, new DriftOptions { Window = 10, FalseAlarms = 0.1, Draws = 50 });
        detector.Typical.ShouldBe(17);
        detector.Distance.ShouldBeNull();
        detector.TypicalOfWindow().ShouldBe(-1);

        Fill(detector, [.. Draw(ref random, 6), new float[Size], .. Draw(ref random, 3)]);
        detector.TypicalOfWindow().ShouldBe(6);
    }

    [Theory]
    [InlineData(21, 0.01, "The window is 21 parts; it must be 10 at least, and at most half of the reference of 40.")]
    [InlineData(10, 0.5, "The share of false alarms is 0.5; it must be above 0 and below 0.5.")]
    [InlineData(10, 0.0001, "1000 draws cannot tell a share of false alarms of 0.0001.")]
    public void New_WithSettingsThatDoNotFit_SaysWhich(int window, double share, string sentence)
    {
        var random = new Pcg32(1, 0);
        var reference = Draw(ref random, 40);
        Should.Throw<ArgumentException>(() => new DriftDetector(reference, new DriftOptions { Window = window, FalseAlarms = share })).Message.ShouldBe(sentence);
    }

    private static double Fill(DriftDetector detector, float[][] parts)
    {
        foreach (var part in parts)
        {
            detector.Add(part);
        }

        return detector.Distance!.Value;
    }

    private static float[][] Draw(ref Pcg32 random, int count, float shift = 0, float spread = 1)
    {
        var parts = new float[count][];
        for (var i = 0; i < count; i++)
        {
            parts[i] = new float[Size];
            for (var j = 0; j < Size; j++)
            {
                parts[i][j] = (spread * random.Normal()) + shift;
            }
        }

        return parts;
    }

    private static double Pairs(float[][] rows, Func<float[], float[], double> kernel) =>
        Enumerable.Range(0, rows.Length).SelectMany(i => Enumerable.Range(0, rows.Length).Where(j => j != i).Select(j => kernel(rows[i], rows[j]))).Average();

    private static double Squared(float[] a, float[] b) => a.Zip(b, (x, y) => Math.Pow(x - (double)y, 2)).Sum();
}
