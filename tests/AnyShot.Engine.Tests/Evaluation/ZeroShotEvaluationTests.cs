using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class ZeroShotEvaluationTests
{
    [Fact]
    public void Accuracy_IsTheMeanOfTheClassesRecalls_NotTheShareOfImages()
    {
        using var scope = NewDisposeScope();
        // Nine images of the first class, all recognised; one of the second, taken for the first.
        var features = cat([tensor(new float[] { 5, 0 }).expand(9, 2), tensor(new float[] { 5, 0 }).expand(1, 2)]);
        var labels = tensor(new long[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 });

        ZeroShotEvaluation.Accuracy(new Copying(), eye(2) * 5, features, labels, new ZeroShotOptions()).ShouldBe(0.5);
    }

    [Fact]
    public void Generalized_SeenAndUnseen_AreCandidatesTogether()
    {
        using var scope = NewDisposeScope();
        // Seen classes lie along the first two axes, the unseen ones along the others; half of the last class's images look like the first.
        var axes = eye(4) * 5;
        var seen = (axes.narrow(0, 0, 2).repeat_interleave(50, 0), arange(2, dtype: ScalarType.Int64).repeat_interleave(50));
        var unseen = (axes.index_select(0, tensor(new long[] { 2, 2, 3, 0 })), tensor(new long[] { 0, 0, 1, 1 }));

        var result = ZeroShotEvaluation.Generalized(new Copying(), axes.narrow(0, 2, 2), seen, (axes.narrow(0, 0, 2), arange(2, dtype: ScalarType.Int64)), unseen, new ZeroShotOptions());

        result.Seen.ShouldBe(1);
        result.Unseen.ShouldBe(0.75);
        result.Harmonic.ShouldBe(1.5 / 1.75, 1e-9);
        new GeneralizedZeroShotResult(0, 0).Harmonic.ShouldBe(0);
    }

    /// <summary>A generator whose features are the semantic vectors themselves.</summary>
    private sealed class Copying : IFeatureGenerator
    {
        public int SemanticSize => 0;

        public int FeatureSize => 0;

        public int EmbeddedSize { get; private set; }

        public Tensor Generate(Tensor semantics, int perClass, ulong seed)
        {
            EmbeddedSize = (int)semantics.shape[1];
            return semantics.unsqueeze(1).expand(-1, perClass, -1);
        }

        public Tensor Embed(Tensor features) => features.clone();

        public void Dispose()
        {
        }
    }
}
