using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class GeneratedPriorLearnerTests
{
    private const int Ways = 3;

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 20)]
    [InlineData(4, 2)]
    public void Judge_WithShots_TheirMeanBecomesTheWeightedMean(int shots, double worth)
    {
        using var scope = NewDisposeScope();
        using var batch = Batch(shots, synthetic: 7);
        var heard = new Heard();

        using var judged = new GeneratedPriorLearner(heard, worth).Judge(batch);

        (heard.Shots, heard.SyntheticPerClass).ShouldBe((shots, 0));
        var expected = (ClassMean(Unit(batch.Support)) * shots + (ClassMean(Unit(batch.Synthetic)) * worth)) / (shots + worth);
        heard.SupportMean.ShouldNotBeNull().allclose(expected, atol: 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Judge_WithoutShots_TheGeneratedMeanStandsForTheClass()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch(shots: 0, synthetic: 7);
        var heard = new Heard();

        using var judged = new GeneratedPriorLearner(heard, 0.5).Judge(batch);

        (heard.Shots, heard.SyntheticPerClass).ShouldBe((0, 1));
        heard.Synthetic.ShouldNotBeNull().allclose(ClassMean(Unit(batch.Synthetic)), atol: 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void Judge_NothingGenerated_PassesTheBatchOn()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch(shots: 1, synthetic: 0);
        var heard = new Heard();

        using var judged = new GeneratedPriorLearner(heard, 0.5).Judge(batch);

        heard.Batch.ShouldBeSameAs(batch);
    }

    private static Tensor Unit(Tensor features) => nn.functional.normalize(features, dim: -1);

    private static Tensor ClassMean(Tensor rows) => rows.reshape(2, -1, Ways, 5).mean([1]);

    private static EpisodeBatch Batch(int shots, int synthetic)
    {
        using var random = new Generator(3);
        return new EpisodeBatch
        {
            Support = randn(2, shots * Ways, 5, generator: random), Synthetic = randn(2, synthetic * Ways, 5, generator: random), Queries = randn(2, 4, 5, generator: random), Ways = Ways,
        };
    }

    private sealed class Heard : IEpisodeLearner
    {
        public string Name => "heard";

        public EpisodeBatch? Batch { get; private set; }

        public int Shots { get; private set; }

        public int SyntheticPerClass { get; private set; }

        public Tensor? SupportMean { get; private set; }

        public Tensor? Synthetic { get; private set; }

        public Tensor Judge(EpisodeBatch batch)
        {
            (Batch, Shots, SyntheticPerClass) = (batch, batch.Shots, batch.SyntheticPerClass);
            SupportMean = batch.Shots > 0 ? ClassMean(batch.Support).DetachFromDisposeScope() : null;
            Synthetic = batch.Synthetic.clone().DetachFromDisposeScope();
            return full([batch.Count, batch.QueryCount, batch.Ways], 1f / batch.Ways);
        }
    }
}
