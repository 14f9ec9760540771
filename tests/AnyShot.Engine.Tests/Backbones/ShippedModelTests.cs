using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Training.Scenes;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Tests.Backbones;

/// <summary><c>builtin:anyshot-mini</c> as it lies in the repository.</summary>
[Collection(TorchCollection.Name)]
public sealed class ShippedModelTests
{
    private const long MostBytes = 12 << 20;

    [Fact]
    public void Files_TogetherAtMostTwelveMegabytes()
    {
        var files = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "models", "anyshot-mini")).GetFiles();

        files.Select(file => file.Name).ShouldContain(BackboneFactory.GeneratorFile);
        files.Sum(file => file.Length).ShouldBeInRange(1 << 20, MostBytes);
    }

    [Fact]
    public void Create_OtherSide_TakesLargerPicturesAndFindsTheSameThing()
    {
        using var usual = BackboneFactory.Create(BackboneFactory.BuiltinMini, "cpu", 0, "");
        using var larger = BackboneFactory.Create(BackboneFactory.BuiltinMini + "?side=128", "cpu", 0, "");

        usual.Spec.InputWidth.ShouldBe(96);
        (larger.Spec.InputWidth, larger.Spec.InputHeight, larger.Spec.Name).ShouldBe((128, 128, "builtin:anyshot-mini?side=128"));
        larger.Spec.Revision.ShouldBe(usual.Spec.Revision);
        // The same scenes in both sizes are nearer to each other than to other scenes.
        var (small, large) = (Embed(usual), Embed(larger));
        for (var i = 0; i < small.Length; i++)
        {
            Enumerable.Range(0, large.Length).MaxBy(j => TensorPrimitives.Dot<float>(small[i], large[j])).ShouldBe(i);
        }
    }

    /// <summary>Scenes of combinations that the training never showed, found by their captions among fifty.</summary>
    [Fact]
    public void Words_FindScenesThatTrainingNeverShowed()
    {
        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinMini, "cpu", 0, "");
        using var text = BackboneFactory.TextEncoder(BackboneFactory.BuiltinMini, "cpu", "").ShouldNotBeNull();
        const int Classes = 50;
        var set = RenderedFeatures.Make(backbone, text, new RenderedFeaturesOptions { Seed = 77, BaseClasses = 0, ValidationClasses = Classes, PerClass = 2 }, null, CancellationToken.None);

        var right = 0;
        for (var i = 0; i < set.Count; i++)
        {
            var found = Enumerable.Range(0, Classes).MaxBy(c => TensorPrimitives.Dot(set.Row(i), set.SemanticOf(c)));
            right += found == set.Labels[i] ? 1 : 0;
        }

        // Guessing finds 2 of 100.
        right.ShouldBeGreaterThan(25);
    }

    [Theory]
    [InlineData("thin dark crack", "large bright stain", "fine black fissure")]
    [InlineData("small round hole", "long scratch", "tiny circular pit")]
    public void Words_OfTheSameThing_AreNearerThanOthers(string one, string other, string paraphrase)
    {
        using var text = BackboneFactory.TextEncoder(BackboneFactory.BuiltinMini, "cpu", "").ShouldNotBeNull();
        var vectors = new float[3 * text.Size];
        text.Encode([one, other, paraphrase], vectors);
        float Cosine(int a, int b) => TensorPrimitives.CosineSimilarity(vectors.AsSpan(a * text.Size, text.Size), vectors.AsSpan(b * text.Size, text.Size));

        Cosine(0, 2).ShouldBeGreaterThan(Cosine(0, 1) + 0.2f);
    }

    private static float[][] Embed(IBackbone backbone)
    {
        var renderer = new SceneRenderer(backbone.Spec.InputWidth);
        var random = new Pcg32(5, 5);
        var sampler = new SceneSampler();
        var pixels = new byte[3 * backbone.Spec.InputWidth * backbone.Spec.InputHeight];
        return [.. Enumerable.Range(0, 8).Select(i =>
        {
            renderer.Render(sampler.Next(ref random), (ulong)i, pixels);
            var embedding = new float[backbone.Spec.EmbeddingSize];
            backbone.Embed(Array.ConvertAll(pixels, value => ((value / 255f) - 0.5f) / 0.25f), 1, embedding);
            return embedding;
        })];
    }
}
