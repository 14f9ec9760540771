using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Bench;

/// <summary>One crop through the image half of a model of <c>anyshot pretrain</c>: here, and in plain PyTorch with the same weights.</summary>
internal static class EmbedBenchmark
{
    private const int Repetitions = 100;
    private const double MostMilliseconds = 4;
    private const double LeastRatio = 1.3;
    private const float LeastCosine = 0.999f;

    /// <summary>Runs both in turn on one thread and compares their embeddings.</summary>
    /// <param name="modelFolder">What <c>anyshot pretrain</c> wrote.</param>
    /// <param name="alternations">How often.</param>
    /// <returns>Exit code: 1 when a budget does not hold, the embeddings differ, or PyTorch is missing.</returns>
    public static int Compare(string modelFolder, int alternations)
    {
        using var backbone = BackboneFactory.Create(BackboneFactory.ModelPrefix + Path.GetFullPath(modelFolder), "cpu", 1, "");
        var folder = Directory.CreateTempSubdirectory("anyshot-bench-").FullName;
        try
        {
            return Compare(backbone, modelFolder, folder, alternations);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Compare(IBackbone backbone, string modelFolder, string folder, int alternations)
    {
        var random = new Random(1);
        float[] image = [.. Enumerable.Range(0, 3 * backbone.Spec.InputHeight * backbone.Spec.InputWidth).Select(_ => (2 * random.NextSingle()) - 1)];
        var (input, output) = (Path.Combine(folder, "image.f32"), Path.Combine(folder, "embedding.f32"));
        File.WriteAllBytes(input, MemoryMarshal.AsBytes<float>(image).ToArray());
        var embedding = new float[backbone.Spec.EmbeddingSize];
        var (ours, theirs) = (new double[alternations], new double[alternations]);
        for (var i = 0; i < alternations; i++)
        {
            if (Reference(modelFolder, input, output) is not { } milliseconds)
            {
                return 1;
            }

            theirs[i] = milliseconds;
            ours[i] = Stopwatching.MedianMilliseconds(Repetitions, () => backbone.Embed(image, 1, embedding));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plain PyTorch {theirs[i]:0.00} ms, here {ours[i]:0.00} ms"));
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        var (our, their) = (ours[alternations / 2], theirs[alternations / 2]);
        var cosine = TensorPrimitives.Dot(embedding, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median of {alternations}, 1 thread, {backbone.Spec.InputWidth} px, batch 1: {our:0.00} against {their:0.00} ms, {their / our:0.0} times as fast; cosine of the embeddings {cosine:0.00000}"));
        return our <= MostMilliseconds && their / our >= LeastRatio && cosine >= LeastCosine ? 0 : 1;
    }

    private static double? Reference(string modelFolder, string input, string output)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "embed", "reference.py");
        using var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/python3", [script, modelFolder, input, output, "1", Repetitions.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(answer, CultureInfo.InvariantCulture) : null;
    }
}
