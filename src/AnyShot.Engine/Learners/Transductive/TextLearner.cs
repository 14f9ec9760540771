using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>The nearest class vector by cosine, no shot needed (Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", 2021).</summary>
public sealed class TextLearner : EpisodeLearner
{
    /// <summary>The published temperature is 0.01.</summary>
    private const double Sharpness = 100;

    public override string Name => "text";

    protected override Tensor Compute(EpisodeBatch batch) =>
        (Unit(batch.Queries).matmul(Unit(ClassVectors(batch)).transpose(1, 2)) * Sharpness).softmax(-1);
}
