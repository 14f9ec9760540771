using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;

namespace AnyShot.Engine.Tests.Generation;

public sealed class ConditionVectorsTests
{
    [Fact]
    public void Of_EveryClass_IsItsOwnSemanticVector()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { PerClass = 1 }).Set;

        using var rows = ConditionVectors.Of(set);

        rows.shape.ShouldBe([20, 16]);
        var values = rows.data<float>().ToArray();
        for (var c = 0; c < 20; c++)
        {
            values.AsSpan(c * 16, 16).SequenceEqual(set.SemanticOf(c)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Of_CompatB10_IsTheStridedMixtureOfTheReference()
    {
        // Two classes of three numbers: written as (3, 2) and read back transposed.
        var set = new FeatureSet("two", "none", [0, 0], 1, [0, 1], ["a", "b"], [ClassSplit.Base, ClassSplit.Base], semantics: [1, 2, 3, 4, 5, 6], semanticSize: 3);

        using var rows = ConditionVectors.Of(set, CompatSwitches.B10);

        rows.data<float>().ToArray().ShouldBe([1, 3, 5, 2, 4, 6]);
    }

    [Fact]
    public void Of_SetWithoutSemantics_SaysSo()
    {
        var set = new FeatureSet("plain", "none", [0, 0], 1, [0, 1], ["a", "b"], [ClassSplit.Base, ClassSplit.Base]);

        Should.Throw<ArgumentException>(() => ConditionVectors.Of(set)).Message.ShouldBe("The data set plain has no semantic vectors, which a feature generator needs.");
    }
}
