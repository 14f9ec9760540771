using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// The nearest class vector by cosine, no shot needed (Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", 2021), after the bias of each class is taken off.
/// </summary>
/// <param name="options">Correction and background; null for the published form without a correction.</param>
public sealed class TextLearner(PromptOptions? options = null) : EpisodeLearner
{
    /// <summary>The published temperature is 0.01.</summary>
    private const double Sharpness = 100;

    public override string Name => "text";

    protected override Tensor Compute(EpisodeBatch batch) => options is null
        ? (Unit(batch.Queries).matmul(Unit(ClassVectors(batch)).transpose(1, 2)) * Sharpness).softmax(-1)
        : (TextScores.Of(Unit(batch.Queries), Unit(ClassVectors(batch)), options) * SimilarityBias.Sharpness).softmax(-1);
}
