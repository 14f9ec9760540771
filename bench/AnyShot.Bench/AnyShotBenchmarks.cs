using System.Numerics.Tensors;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;

namespace AnyShot.Bench;

/// <summary>The learner any-shot at work: 20 classes, 5 shots and 20 generated features each, a full window. On one core, as it has no threads of its own.</summary>
internal static class AnyShotBenchmarks
{
    private const int Classes = 20;
    private const int Shots = 5;
    private const int Synthetic = 20;

    public static IEnumerable<(string Name, double Value)> Run()
    {
        foreach (var size in new[] { 64, 512 })
        {
            var random = new Random(1);
            float[][] centres = [.. Enumerable.Range(0, 2 * Classes).Select(_ => Noisy(random, new float[size], 1))];
            SupportClass[] support = [.. Enumerable.Range(0, Classes).Select(c => new SupportClass($"class {c}", Rows(random, centres, c, Shots)) { Synthetic = Rows(random, centres, c, Synthetic) })];
            var learner = AnyShotLearner.Build(support);
            if (learner.GraphWeight == 0)
            {
                throw new InvalidOperationException("The support set makes no use of the graph; the benchmark would measure nothing.");
            }

            float[][] parts = [.. Enumerable.Range(0, 1000).Select(i => Rows(random, centres, i % Classes, 1)[0])];
            var recent = new RecentEmbeddings(AnyShotOptions.StandardWindow, size);
            var judge = learner.Follow(recent);
            var probabilities = new float[Classes];
            var next = 0;
            void Verdict()
            {
                recent.TryAdd(parts[next++ % parts.Length]);
                judge.JudgeNewest(probabilities);
            }

            for (var i = 0; i < 2 * recent.Capacity; i++)
            {
                Verdict();
            }

            yield return ($"learner/any-shot/verdict-20-classes-d{size}, P99 [ms]", Stopwatching.QuantileMilliseconds(0.99, 2000, Verdict));
            yield return ($"learner/any-shot/verdict-20-classes-d{size}, median [ms]", Stopwatching.MedianMilliseconds(2000, Verdict));
            yield return ($"learner/any-shot/rebuild-20-classes-d{size} [ms]", Stopwatching.MedianMilliseconds(20, () => AnyShotLearner.Build(support).Follow(recent)));
        }
    }

    /// <summary>A class lives in two places, so that its mean alone cannot tell it and the graph has work to do.</summary>
    private static float[][] Rows(Random random, float[][] centres, int c, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Noisy(random, centres[(2 * c) + random.Next(2)], 0.5f))];

    private static float[] Noisy(Random random, float[] centre, float length)
    {
        float[] values = [.. centre.Select(value => value + ((random.NextSingle() - 0.5f) * length * MathF.Sqrt(12f / centre.Length)))];
        TensorPrimitives.Divide(values, TensorPrimitives.Norm<float>(values), values);
        return values;
    }
}
