using AnyShot.Engine.Generation;
using AnyShot.Engine.Learners;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class SyntheticSupportTests
{
    private static readonly SupportClass[] Support = [new("known", [[1, 0]]), new("unseen", []), new("plain", [[0, 1]])];

    [Fact]
    public void Fill_ClassesWithSemantics_GetUnitLengthFeaturesOfTheirOwn()
    {
        var filled = SyntheticSupport.Fill(Support, [[3, 4], [0, 2], null], new EchoGenerator(), perClass: 2, seed: 1);

        filled[0].Shots.ShouldBe(Support[0].Shots);
        filled[0].Synthetic.ShouldBe([[0.6f, 0.8f], [0.6f, 0.8f]]);
        filled[1].Synthetic.ShouldBe([[0, 1], [0, 1]]);
        filled[2].ShouldBe(Support[2]);
    }

    [Fact]
    public void Fill_FeatureWithoutDirection_IsLeftOut() =>
        SyntheticSupport.Fill(Support, [null, [0, 0], null], new EchoGenerator(), perClass: 2, seed: 1)[1].Synthetic.ShouldBeEmpty();

    [Fact]
    public void Fill_OtherSize_NamesTheClass() =>
        Should.Throw<ArgumentException>(() => SyntheticSupport.Fill(Support, [null, [1], null], new EchoGenerator(), 2, 1))
            .Message.ShouldStartWith("Class \"unseen\" has 1 semantic numbers; the generator takes 2.");

    /// <summary>Features are the semantic vector itself.</summary>
    private sealed class EchoGenerator : IFeatureGenerator
    {
        public int SemanticSize => 2;

        public int FeatureSize => 2;

        public int EmbeddedSize => 2;

        public Tensor Generate(Tensor semantics, int perClass, ulong seed) => semantics.unsqueeze(1).repeat(1, perClass, 1);

        public Tensor Embed(Tensor features) => features.alias();

        public void Dispose()
        {
        }
    }
}
