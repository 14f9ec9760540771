using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Transport;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Bench;

/// <summary>
/// Graph embedding and centre optimisation on 5-way 5-shot episodes of 512 numbers with 15 queries and 6 generated features a class: alone, and beside a plain
/// PyTorch form of the published way on the same episodes.
/// </summary>
internal static class EpisodeBenchmark
{
    private const int Episodes = 1000;
    private const int Ways = 5;
    private const int Generated = 6;
    private const int Shots = 5;
    private const int Queries = 15;
    private const int Size = 512;
    private const int RowsPerClass = Generated + Shots + Queries;

    // About 90 % of the queries are right.
    private const float Spread = 4;

    public static (string Name, double Value) Speed(int threads)
    {
        set_num_threads(threads);
        const int Count = 200;
        using var batch = Batch(Rows(Count), Count);
        var learner = Learner();
        var milliseconds = Stopwatching.MedianMilliseconds(20, () => learner.Judge(batch).Dispose());
        return ($"episodes/any-shot/5-way-5-shot/threads{threads} [per s]", 1000 * Count / milliseconds);
    }

    /// <summary>Runs both ways in turn and compares their probabilities.</summary>
    /// <returns>Exit code: 1 when the probabilities differ by more than 1e-4, or when PyTorch is missing.</returns>
    public static int Compare(string folder, int threads, int alternations)
    {
        set_num_threads(threads);
        Directory.CreateDirectory(folder);
        var rows = Rows(Episodes);
        File.WriteAllBytes(Path.Combine(folder, "episodes.f32"), MemoryMarshal.AsBytes<float>(rows).ToArray());
        using var batch = Batch(rows, Episodes);
        var learner = Learner();
        learner.Judge(batch).Dispose();
        var (ours, theirs) = (new double[alternations], new double[alternations]);
        float[] probabilities = [];
        for (var i = 0; i < alternations; i++)
        {
            if (Reference(folder, threads) is not { } speed)
            {
                return 1;
            }

            theirs[i] = speed;
            ours[i] = Episodes / (Stopwatching.MedianMilliseconds(5, () =>
            {
                using var judged = learner.Judge(batch);
                probabilities = judged.data<float>().ToArray();
            }) / 1000);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plain PyTorch {theirs[i]:0} episodes/s, any-shot {ours[i]:0} episodes/s"));
        }

        var expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "reference.f32")));
        var difference = 0f;
        for (var i = 0; i < probabilities.Length; i++)
        {
            difference = Math.Max(difference, float.IsNaN(expected[i]) ? float.PositiveInfinity : Math.Abs(expected[i] - probabilities[i]));
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        var (our, their) = (ours[alternations / 2], theirs[alternations / 2]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median of {alternations}, {threads} threads: {our:0} against {their:0} episodes/s, {our / their:0.0} times as fast; largest difference of probabilities {difference:0.0e+0}"));
        return difference <= 1e-4 ? 0 : 1;
    }

    private static AnyShotEpisodeLearner Learner() => new(new GraphOptions(), new TransportOptions());

    private static double? Reference(string folder, int threads)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "episodes", "reference.py");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, folder, threads.ToString(CultureInfo.InvariantCulture), "1"]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Clusters around random directions; generated features, shots, then queries, each interleaved by class.</summary>
    private static float[] Rows(int episodes)
    {
        using var scope = NewDisposeScope();
        var draw = new Generator(20).manual_seed(20);
        var means = randn([episodes, 1, Ways, Size], generator: draw);
        return (means + (randn([episodes, RowsPerClass, Ways, Size], generator: draw) * Spread)).reshape(-1).data<float>().ToArray();
    }

    private static EpisodeBatch Batch(float[] rows, int episodes)
    {
        using var scope = NewDisposeScope();
        var all = tensor(rows, [episodes, RowsPerClass * Ways, Size]);
        Tensor Part(int first, int count) => all.narrow(1, first * Ways, count * Ways).contiguous().MoveToOuterDisposeScope();
        return new EpisodeBatch { Synthetic = Part(0, Generated), Support = Part(Generated, Shots), Queries = Part(Generated + Shots, Queries), Ways = Ways };
    }
}
