using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

/// <summary>Nearest mean of the labelled rows, and a record of what it was asked.</summary>
internal sealed class NearestShot : IEpisodeLearner
{
    public string Name => "nearest";

    public List<(int Episodes, int Shots, int Synthetic, float[]? Totals)> Asked { get; } = [];

    public Tensor Judge(EpisodeBatch batch)
    {
        using var scope = NewDisposeScope();
        Asked.Add((batch.Count, batch.Shots, batch.SyntheticPerClass, batch.KnownTotals?.data<float>().ToArray()));
        var labelled = cat([batch.Synthetic, batch.Support], 1);
        var means = labelled.reshape(batch.Count, -1, batch.Ways, batch.Size).mean([1]);
        return (-(batch.Queries.unsqueeze(2) - means.unsqueeze(1)).square().sum(3L)).softmax(-1).MoveToOuterDisposeScope();
    }
}
