using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// The nearest of means that are partly the shots' and partly the class vector's: p = (1 - w) visual + w text, w = w0 / (w0 + K), both at unit length (Xing et al., "Adaptive Cross-Modal Few-shot Learning", 2019, with
/// a weight that follows from the number of shots). Without shots it is the class vector alone.
/// </summary>
/// <param name="weightInShots">w0, 0 or more.</param>
public sealed class FusedLearner(double weightInShots) : EpisodeLearner
{
    /// <summary>As of <see cref="NearestCentroidLearner"/>.</summary>
    private const double Sharpness = 10;

    public override string Name => "fused";

    protected override Tensor Compute(EpisodeBatch batch)
    {
        var text = Unit(ClassVectors(batch));
        var share = batch.Shots == 0 ? 1 : weightInShots / (weightInShots + batch.Shots);
        var means = batch.Shots == 0 ? text : (ClassMeans(Unit(batch.Support), batch.Ways) * (1 - share)) + (text * share);
        return (SquaredDistances(Unit(batch.Queries), means) * -Sharpness).softmax(-1);
    }
}
