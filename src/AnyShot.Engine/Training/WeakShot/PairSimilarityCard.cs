using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What <c>simnet.weights</c> is: <c>simnet.json</c> beside it.</summary>
/// <param name="HeadType">See <see cref="WeakShotOptions.HeadType"/>.</param>
/// <param name="HeadWidth">See <see cref="WeakShotOptions.HeadWidth"/>.</param>
/// <param name="PairNorm">See <see cref="WeakShotOptions.PairNorm"/>.</param>
/// <param name="EmbeddingSize">Numbers in an embedding.</param>
/// <param name="Revision">Of the backbone that it was trained on (<see cref="BackboneSpec.Revision"/>).</param>
/// <param name="F1">Of pairs of held-out base classes, 0 to 1.</param>
internal sealed record PairSimilarityCard(int HeadType, int HeadWidth, PairNorm PairNorm, int EmbeddingSize, string Revision, double F1);
