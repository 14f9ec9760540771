using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Tests.Rendering.Scenes;

public sealed class TraitSetTests
{
    private static readonly Scene Crack = Scene(FlawShape.BranchingCrack);

    [Fact]
    public void Contains_NoRules_EveryScene() => TraitSet.All.Contains(Crack).ShouldBeTrue();

    [Fact]
    public void With_SecondRuleOnATrait_BothHold()
    {
        var either = TraitSet.All.With(Trait.FlawShape, Bit(FlawShape.BranchingCrack) | Bit(FlawShape.Line));
        either.Contains(Crack).ShouldBeTrue();
        either.With(Trait.FlawShape, Bit(FlawShape.Line) | Bit(FlawShape.Spot)).Contains(Crack).ShouldBeFalse();
        either.With(Trait.FlawShape, Bit(FlawShape.Spot)).IsEmpty.ShouldBeTrue();
        either.Traits.ShouldBe(1u << (int)Trait.FlawShape);
    }

    [Fact]
    public void Contains_TraitThatDoesNotApply_False() =>
        TraitSet.All.With(Trait.MarkColour, UInt128.MaxValue).Contains(Crack).ShouldBeFalse();

    [Fact]
    public void With_OtherSet_Intersection()
    {
        var shape = TraitSet.All.With(Trait.FlawShape, Bit(FlawShape.BranchingCrack));
        var dark = TraitSet.All.With(Trait.Polarity, (UInt128)1 << (int)Polarity.Darker);
        shape.With(dark).Contains(Scene(FlawShape.BranchingCrack)).ShouldBeTrue();
        shape.With(dark).Contains(Scene(FlawShape.Line)).ShouldBeFalse();
    }

    private static UInt128 Bit(FlawShape shape) => UInt128.One << (int)shape;

    private static Scene Scene(FlawShape shape)
    {
        var values = Enumerable.Repeat(AnyShot.Engine.Rendering.Scenes.Scene.NotApplicable, AnyShot.Engine.Rendering.Scenes.Scene.TraitCount).ToArray();
        values[(int)Trait.Material] = (sbyte)Material.Plain;
        values[(int)Trait.FlawShape] = (sbyte)shape;
        values[(int)Trait.Polarity] = (sbyte)Polarity.Darker;
        return new Scene(1, values);
    }
}
