using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Rendering;
using OpenCvSharp;
using static TorchSharp.torch;

namespace AnyShot.Bench;

/// <summary>The engine's stages, each by itself.</summary>
internal static class EngineBenchmarks
{
    public static IEnumerable<(string Name, double Value)> Run()
    {
        yield return Renderer();
        foreach (var result in SceneBenchmarks.Run())
        {
            yield return result;
        }

        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinVirtualLine, "cpu", 0, AppContext.BaseDirectory);
        yield return Preprocess(backbone.Spec);
        yield return Judge(backbone.Spec);
        foreach (var result in AnyShotBenchmarks.Run())
        {
            yield return result;
        }

        foreach (var threads in new[] { 1, 2 }.Where(threads => threads <= Environment.ProcessorCount))
        {
            set_num_threads(threads);
            foreach (var count in new[] { 1, 2, 4, 8, 16 })
            {
                yield return Embed(backbone, "virtual-line", count, threads);
            }

            yield return ChannelsLast(threads);
            yield return EpisodeBenchmark.Speed(threads);
        }

        yield return SupportSet(backbone);
        using var mini = BackboneFactory.Create(BackboneFactory.BuiltinMini, "cpu", 1, AppContext.BaseDirectory);
        yield return Embed(mini, "anyshot-mini", 1, 1);
    }

    private static (string Name, double Value) Renderer()
    {
        var line = new VirtualLine(new VirtualLineOptions());
        var pixels = new byte[160 * 160];
        return ("renderer/160x160 [images per s]", 1000 / Stopwatching.MedianMilliseconds(500, () => line.Next(pixels)));
    }

    private static (string Name, double Value) Preprocess(BackboneSpec spec)
    {
        using var preprocessor = new ImagePreprocessor(spec);
        using var image = new Mat(480, 640, MatType.CV_8UC3, new Scalar(10, 120, 200));
        var input = new float[preprocessor.Length];
        return ("preprocess/640x480-to-128x128 [ms]", Stopwatching.MedianMilliseconds(300, () => preprocessor.Prepare(image, input)));
    }

    private static (string Name, double Value) Judge(BackboneSpec spec)
    {
        var support = Enumerable.Range(0, 6).Select(c => new SupportClass($"class {c}", [.. Enumerable.Range(0, 10).Select(i => Direction(spec.EmbeddingSize, (c * 10) + i))])).ToArray();
        var learner = PrototypeLearner.Build(support);
        var query = Direction(spec.EmbeddingSize, 99);
        var probabilities = new float[6];
        const int Calls = 1000;
        var milliseconds = Stopwatching.MedianMilliseconds(50, () =>
        {
            for (var i = 0; i < Calls; i++)
            {
                learner.Judge(query, probabilities);
            }
        });
        return ("learner/prototype/judge-6-classes [us]", milliseconds * 1000 / Calls);
    }

    private static (string Name, double Value) Embed(IBackbone backbone, string name, int count, int threads)
    {
        var images = new float[count * backbone.Spec.Channels * backbone.Spec.InputHeight * backbone.Spec.InputWidth];
        var embeddings = new float[count * backbone.Spec.EmbeddingSize];
        var milliseconds = Stopwatching.MedianMilliseconds(60, () => backbone.Embed(images, count, embeddings));
        return count == 1
            ? ($"backbone/{name}/batch1/threads{threads} [ms]", milliseconds)
            : ($"backbone/{name}/batch{count}/threads{threads} [ms per image]", milliseconds / count);
    }

    /// <summary>How much the memory layout alone is worth: the same convolution with rows first and with channels last.</summary>
    private static (string Name, double Value) ChannelsLast(int threads)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var weight = randn(64, 64, 3, 3);
        var image = randn(8, 64, 32, 32);
        // The order in memory follows the permuted copy, the shape stays.
        var weightLast = weight.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        var imageLast = image.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        var rows = Stopwatching.MedianMilliseconds(40, () => nn.functional.conv2d(image, weight, padding: [1, 1]).Dispose());
        var last = Stopwatching.MedianMilliseconds(40, () => nn.functional.conv2d(imageLast, weightLast, padding: [1, 1]).Dispose());
        return ($"convolution/channels-last/threads{threads} [times faster]", rows / last);
    }

    private static (string Name, double Value) SupportSet(IBackbone backbone)
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-bench-").FullName;
        try
        {
            var sources = VirtualClasses.Names.Select(name => new ExampleSource(name, ExampleSource.VirtualPrefix + name, 50)).ToArray();
            void Build()
            {
                using var builder = new SupportSetBuilder(backbone, folder, EmbeddingCache.Open(folder, backbone.Spec, Console.Error.WriteLine), Console.Error.WriteLine);
                builder.Build(sources, CancellationToken.None);
            }

            return ("support-set/300-rendered-examples-from-cache [ms]", Stopwatching.MedianMilliseconds(5, Build));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static float[] Direction(int size, int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, size).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / length)];
    }
}
