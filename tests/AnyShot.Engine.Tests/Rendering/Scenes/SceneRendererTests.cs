using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Tests.Rendering.Scenes;

public sealed class SceneRendererTests
{
    private const int Side = 48;

    [Fact]
    public void Render_SameSceneAndInstance_SameBytesWhateverCameBefore()
    {
        var scenes = Scenes(12);
        var first = new SceneRenderer(Side);
        var second = new SceneRenderer(Side);
        var expected = scenes.Select((scene, i) => Picture(first, scene, (ulong)i)).ToArray();
        for (var i = scenes.Length - 1; i >= 0; i--)
        {
            Picture(second, scenes[i], (ulong)i).ShouldBe(expected[i]);
        }
    }

    [Fact]
    public void Render_OtherInstanceOrIdentity_OtherPicture()
    {
        var renderer = new SceneRenderer(Side);
        var scene = Scenes(1)[0];
        var other = new Scene(scene.Identity + 1, [.. Enum.GetValues<Trait>().Select(trait => (sbyte)scene[trait])]);
        var picture = Picture(renderer, scene, 1);
        Picture(renderer, scene, 2).ShouldNotBe(picture);
        Picture(renderer, other, 1).ShouldNotBe(picture);
    }

    /// <summary>A white surface under white light may look grey to a colour camera too, but not many scenes do.</summary>
    [Fact]
    public void Render_GreyScene_HasThreeEqualPlanes()
    {
        var renderer = new SceneRenderer(Side);
        var coloured = Scenes(40).Where(scene => !HasEqualPlanes(Picture(renderer, scene, 3))).ToArray();
        coloured.ShouldAllBe(scene => !SceneTone.IsGrey(scene));
        coloured.Length.ShouldBeGreaterThan(Scenes(40).Count(scene => !SceneTone.IsGrey(scene)) * 9 / 10);
    }

    [Fact]
    public void Render_WarmedUp_AllocatesNothing()
    {
        var renderer = new SceneRenderer(Side);
        var scenes = Scenes(150);
        var rgb = new byte[3 * Side * Side];
        RenderAll(renderer, scenes, rgb);
        AllocatedBytes.Of(() => RenderAll(renderer, scenes, rgb)).ShouldBe(0);
    }

    [Theory]
    [InlineData(SceneRenderer.SmallestSide)]
    [InlineData(101)]
    [InlineData(160)]
    public void Render_AnySide_ManyScenesThrowNothing(int side)
    {
        var renderer = new SceneRenderer(side);
        foreach (var scene in Scenes(60))
        {
            Picture(renderer, scene, 5).Distinct().Count().ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void Render_WrongBufferOrSide_Throws()
    {
        Should.Throw<ArgumentException>(() => new SceneRenderer(Side).Render(Scenes(1)[0], 1, new byte[Side * Side])).Message.ShouldContain("6912 bytes");
        Should.Throw<ArgumentOutOfRangeException>(() => new SceneRenderer(SceneRenderer.SmallestSide - 1));
    }

    private static bool HasEqualPlanes(byte[] picture)
    {
        var red = picture.AsSpan(0, Side * Side);
        return red.SequenceEqual(picture.AsSpan(Side * Side, Side * Side)) && red.SequenceEqual(picture.AsSpan(2 * Side * Side));
    }

    private static void RenderAll(SceneRenderer renderer, Scene[] scenes, byte[] rgb)
    {
        for (var i = 0; i < scenes.Length; i++)
        {
            renderer.Render(scenes[i], (ulong)i, rgb);
        }
    }

    private static byte[] Picture(SceneRenderer renderer, Scene scene, ulong instance)
    {
        var rgb = new byte[3 * renderer.Side * renderer.Side];
        renderer.Render(scene, instance, rgb);
        return rgb;
    }

    private static Scene[] Scenes(int count)
    {
        var random = new Pcg32(11, 3);
        var sampler = new SceneSampler();
        var scenes = new Scene[count];
        for (var i = 0; i < count; i++)
        {
            scenes[i] = sampler.Next(ref random);
        }

        return scenes;
    }
}
