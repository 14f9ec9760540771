using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Measures on scenes whose combinations of traits training never shows. The same scenes for all trainings.</summary>
internal sealed class RenderedValidation
{
    /// <summary>Scenes, each a class of its own.</summary>
    public const int Scenes = 320;

    /// <summary>Pictures of a scene.</summary>
    public const int Instances = 4;

    /// <summary>Classes of an episode.</summary>
    public const int Ways = 5;

    /// <summary>Captions to choose from, of which one is true.</summary>
    public const int Choices = 32;

    private const ulong Seed = 0x76616C6964;
    private const ulong SceneStream = 79;
    private const ulong ChoiceStream = 83;

    private readonly int _side;
    private readonly float[][] _inputs;
    private readonly TextBatch _captions;
    private readonly int[][] _choices;
    private readonly int[] _shapes;
    private readonly ValidationEpisodes _episodes;
    private readonly LineValidation _lines;

    /// <param name="spec">Side and normalisation of the input.</param>
    /// <param name="texts">Makes captions into numbers.</param>
    public RenderedValidation(BackboneSpec spec, TextBatches texts)
    {
        _side = spec.InputWidth;
        var random = new Pcg32(Seed, SceneStream);
        var sampler = new SceneSampler(ScenePart.Validation);
        var scenes = new Scene[Scenes];
        var captions = new Caption[Scenes];
        for (var i = 0; i < Scenes; i++)
        {
            scenes[i] = sampler.Next(ref random);
            captions[i] = SceneCaptions.Write(scenes[i], ref random);
        }

        _shapes = [.. scenes.Select(scene => (int)scene.FlawShape)];
        _inputs = Render(scenes, Instances, spec);
        _lines = new LineValidation(spec);
        _captions = texts.Make([.. captions.Select(caption => caption.Text)]);
        _choices = Choose(scenes, captions);
        _episodes = new ValidationEpisodes([.. Enumerable.Range(0, _inputs.Length).Select(i => new LabelledImage("", i / Instances, i))], Ways, Seed);
    }

    /// <param name="image">Image to embedding.</param>
    /// <param name="text">Caption to vector, in evaluation mode.</param>
    /// <param name="traits">Classifiers of traits.</param>
    public IEnumerable<KeyValuePair<string, double>> Measure(FoldedMiniNet image, TextNetwork text, TraitHeads traits)
    {
        var embeddings = EvaluatedPictures.Embed(image, _inputs, _side);
        yield return new("rendered1Shot", _episodes.Accuracy(embeddings));
        yield return new("renderedFlawShape", FlawShapeAccuracy(embeddings, traits));
        yield return new("renderedLine1Shot", _lines.Accuracy(image));
        yield return new($"renderedCaption1Of{Choices}", CaptionAccuracy(embeddings, text));
    }

    /// <summary>Normalised pictures, those of a scene side by side.</summary>
    internal static float[][] Render(IReadOnlyList<Scene> scenes, int instances, BackboneSpec spec)
    {
        var side = spec.InputWidth;
        var renderer = new SceneRenderer(side);
        var pixels = new byte[3 * side * side];
        var inputs = new float[scenes.Count * instances][];
        for (var i = 0; i < inputs.Length; i++)
        {
            renderer.Render(scenes[i / instances], Pcg32.Mix(Seed + (ulong)i), pixels);
            inputs[i] = [.. pixels.Select(value => ((value / 255f) - PictureVariation.Mean) / PictureVariation.Deviation)];
        }

        return inputs;
    }

    /// <summary>For each scene its own caption and others that are not true of it; fewer where there are not so many.</summary>
    private static int[][] Choose(Scene[] scenes, Caption[] captions)
    {
        var truth = TruthMatrix.Of(scenes, [.. captions.Select(caption => caption.Meaning)]);
        var random = new Pcg32(Seed, ChoiceStream);
        return [.. Enumerable.Range(0, scenes.Length).Select(i =>
            (int[])[i, .. random.Permutation(scenes.Length).Where(j => truth[(i * scenes.Length) + j] == 0).Take(Choices - 1)])];
    }

    /// <summary>Share of the pictures with a defect whose shape is named rightly, of all shapes.</summary>
    private double FlawShapeAccuracy(List<float[]> embeddings, TraitHeads traits)
    {
        using var gradients = no_grad();
        int[] flawed = [.. Enumerable.Range(0, embeddings.Count).Where(i => _shapes[i / Instances] != (int)FlawShape.None)];
        using var rows = tensor((float[])[.. flawed.SelectMany(i => embeddings[i])], [flawed.Length, MiniNet.EmbeddingSize]);
        var named = traits.Classify(rows, Trait.FlawShape);
        return flawed.Select((picture, i) => named[i] == _shapes[picture / Instances] ? 1.0 : 0).Average();
    }

    private double CaptionAccuracy(List<float[]> embeddings, TextNetwork text)
    {
        using var gradients = no_grad();
        using var vectors = text.call(_captions);
        var rows = vectors.contiguous().data<float>().ToArray().Chunk(MiniNet.EmbeddingSize).ToArray();
        return embeddings.Select((embedding, i) =>
        {
            var cosines = _choices[i / Instances].Select(caption => TensorPrimitives.Dot<float>(rows[caption], embedding)).ToArray();
            return TensorPrimitives.IndexOfMax<float>(cosines) == 0 ? 1.0 : 0;
        }).Average();
    }
}
