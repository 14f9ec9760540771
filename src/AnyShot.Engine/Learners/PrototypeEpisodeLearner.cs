using System.Numerics.Tensors;
using AnyShot.Engine.Episodes;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Learners;

/// <summary>The agent's <see cref="PrototypeLearner"/> on episodes, built anew for each and asked query by query, as it runs on a line.</summary>
public sealed class PrototypeEpisodeLearner : IEpisodeLearner
{
    public string Name => "prototype";

    /// <inheritdoc />
    public Tensor Judge(EpisodeBatch batch)
    {
        if (batch.Shots + batch.SyntheticPerClass == 0)
        {
            throw new ArgumentException($"The learner {Name} needs shots or generated features, and the episodes have neither.", nameof(batch));
        }

        using var scope = NewDisposeScope();
        var (ways, size, queries) = (batch.Ways, batch.Size, batch.QueryCount);
        var labelled = Unit(cat([batch.Synthetic, batch.Support], 1));
        var asked = Unit(batch.Queries);
        var rows = labelled.Length / batch.Count / size;
        var answers = new float[batch.Count * queries * ways];
        for (var r = 0; r < batch.Count; r++)
        {
            var own = labelled.AsSpan(r * rows * size, rows * size);
            var support = new SupportClass[ways];
            for (var c = 0; c < ways; c++)
            {
                var shots = new float[rows / ways][];
                for (var row = 0; row < shots.Length; row++)
                {
                    shots[row] = own.Slice(((row * ways) + c) * size, size).ToArray();
                }

                support[c] = new SupportClass($"{c}", shots);
            }

            var learner = PrototypeLearner.Build(support);
            for (var q = r * queries; q < (r + 1) * queries; q++)
            {
                learner.Judge(asked.AsSpan(q * size, size), answers.AsSpan(q * ways, ways));
            }
        }

        return tensor(answers, [batch.Count, queries, ways]).MoveToOuterDisposeScope();
    }

    /// <summary>Rows at unit length, as numbers.</summary>
    private static float[] Unit(Tensor rows)
    {
        var values = rows.cpu().contiguous().data<float>().ToArray();
        var size = (int)rows.shape[2];
        for (var at = 0; at < values.Length; at += size)
        {
            var row = values.AsSpan(at, size);
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), row);
        }

        return values;
    }
}
