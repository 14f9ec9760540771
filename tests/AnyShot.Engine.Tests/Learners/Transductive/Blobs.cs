using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Learners.Transductive;

/// <summary>Episodes of Gaussian classes around random means, with the truth.</summary>
internal sealed record Blobs
{
    public int Episodes { get; init; } = 3;

    public int Ways { get; init; } = 4;

    public int Shots { get; init; } = 2;

    public int Synthetic { get; init; }

    public int Size { get; init; } = 12;

    public float Spread { get; init; } = 0.6f;

    /// <summary>Queries of each class, the same in every episode.</summary>
    public int[] Totals { get; init; } = [5, 4, 3, 2];

    public bool HasVectors { get; init; }

    /// <summary>Features as after a rectifier: none below zero.</summary>
    public bool IsPositive { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>True class of every query, the same in every episode.</summary>
    public int[] Truth => [.. Totals.SelectMany((total, c) => Enumerable.Repeat(c, total))];

    public EpisodeBatch Make()
    {
        var random = new Pcg32(Seed, 7);
        var (support, synthetic, queries, vectors) = (new List<float>(), new List<float>(), new List<float>(), new List<float>());
        for (var episode = 0; episode < Episodes; episode++)
        {
            var means = new float[Ways][];
            for (var c = 0; c < Ways; c++)
            {
                means[c] = new float[Size];
                for (var j = 0; j < Size; j++)
                {
                    means[c][j] = random.Normal();
                }
            }

            Draw(support, means, Enumerable.Range(0, Shots * Ways).Select(i => i % Ways), Spread, ref random);
            Draw(synthetic, means, Enumerable.Range(0, Synthetic * Ways).Select(i => i % Ways), Spread, ref random);
            Draw(queries, means, Truth, Spread, ref random);
            Draw(vectors, means, Enumerable.Range(0, Ways), Spread / 2, ref random);
        }

        return new EpisodeBatch
        {
            Support = tensor(support.ToArray()).reshape(Episodes, Shots * Ways, Size),
            Synthetic = tensor(synthetic.ToArray()).reshape(Episodes, Synthetic * Ways, Size),
            Queries = tensor(queries.ToArray()).reshape(Episodes, Truth.Length, Size),
            BaseMean = tensor(Enumerable.Range(0, Size).Select(j => 0.1f * j / Size).ToArray()),
            ClassVectors = HasVectors ? tensor(vectors.ToArray()).reshape(Episodes, Ways, Size) : null,
            Ways = Ways,
        };
    }

    /// <summary>Mean share of right answers.</summary>
    public double Accuracy(IEpisodeLearner learner)
    {
        using var scope = NewDisposeScope();
        using var batch = Make();
        return learner.Judge(batch).argmax(-1).eq(tensor(Truth.Select(c => (long)c).ToArray())).to_type(ScalarType.Float32).mean().item<float>();
    }

    private void Draw(List<float> rows, float[][] means, IEnumerable<int> labels, float spread, ref Pcg32 random)
    {
        foreach (var label in labels)
        {
            foreach (var value in means[label])
            {
                var drawn = value + (spread * random.Normal());
                rows.Add(IsPositive ? MathF.Max(0, drawn) : drawn);
            }
        }
    }
}
