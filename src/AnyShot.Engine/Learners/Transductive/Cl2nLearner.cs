using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// Nearest class mean after the mean of the base classes is subtracted ("CL2N" of Wang et al., "SimpleShot: Revisiting Nearest-Neighbor Classification
/// for Few-Shot Learning", 2019).
/// </summary>
public sealed class Cl2nLearner : NearestCentroidLearner
{
    public override string Name => "cl2n";

    protected override Tensor Prepare(Tensor features, EpisodeBatch batch) => features - (batch.BaseMean
        ?? throw new ArgumentException("The learner cl2n needs the mean feature of base classes, and the data set has no base class.", nameof(batch)));
}
