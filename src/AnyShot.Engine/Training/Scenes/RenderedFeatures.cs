using System.Numerics.Tensors;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.Scenes;

/// <summary>
/// Rendered scenes as a feature set: a scene is a class, its pictures are embedded, and the mean direction of its captions' vectors is its semantic vector. A feature generator
/// is trained on it, and what concerns prompts is chosen on its validation classes, so that no photograph's label is needed for either.
/// </summary>
public static class RenderedFeatures
{
    private const int Batch = 16;
    private const ulong SceneStream = 21;
    private const ulong CaptionStream = 22;

    /// <param name="backbone">Embeds; its input is square and of three channels.</param>
    /// <param name="text">The text encoder of that backbone.</param>
    /// <param name="options">Numbers of scenes and pictures.</param>
    /// <param name="progress">Told after every scene.</param>
    /// <param name="cancellationToken">Stops after the current scene.</param>
    /// <exception cref="ArgumentException">An option lies outside its range, or the backbone's input or the encoder does not fit.</exception>
    public static FeatureSet Make(
        IBackbone backbone, ITextEncoder text, RenderedFeaturesOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        options.Require();
        RequireFit(backbone.Spec, text);
        var classes = options.BaseClasses + options.ValidationClasses;
        var size = backbone.Spec.EmbeddingSize;
        var features = new float[classes * options.PerClass * size];
        var semantics = new float[classes * size];
        var names = new string[classes];
        var pictures = new ScenePictures(backbone);
        var random = new Pcg32(Pcg32.Mix(options.Seed), SceneStream);
        var words = new Pcg32(Pcg32.Mix(options.Seed), CaptionStream);
        var training = new SceneSampler();
        var validation = new SceneSampler(ScenePart.Validation);
        for (var c = 0; c < classes; c++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scene = (c < options.BaseClasses ? training : validation).Next(ref random);
            pictures.Embed(scene, options.PerClass, features.AsSpan(c * options.PerClass * size, options.PerClass * size));
            names[c] = Describe(scene, options.Captions, text, ref words, semantics.AsSpan(c * size, size)) + $" #{c}";
            progress?.Report(new WorkProgress("rendering scenes", c + 1, classes));
        }

        int[] labels = [.. Enumerable.Range(0, classes * options.PerClass).Select(i => i / options.PerClass)];
        ClassSplit[] splits = [.. Enumerable.Range(0, classes).Select(c => c < options.BaseClasses ? ClassSplit.Base : ClassSplit.Validation)];
        return new FeatureSet("rendered scenes", backbone.Spec.NameAndRevision, features, size, labels, names, splits, null, semantics, size);
    }

    /// <returns>The first caption.</returns>
    private static string Describe(Scene scene, int count, ITextEncoder text, ref Pcg32 random, Span<float> mean)
    {
        var captions = new string[count];
        for (var i = 0; i < count; i++)
        {
            captions[i] = SceneCaptions.Write(scene, ref random).Text;
        }

        var vectors = new float[count * text.Size];
        text.Encode(captions, vectors);
        for (var i = 0; i < count; i++)
        {
            TensorPrimitives.Add(mean, vectors.AsSpan(i * text.Size, text.Size), mean);
        }

        TensorPrimitives.Divide(mean, Math.Max(TensorPrimitives.Norm<float>(mean), 1e-12f), mean);
        return captions[0];
    }

    private static void RequireFit(BackboneSpec spec, ITextEncoder text)
    {
        if (spec.Channels != 3 || spec.InputWidth != spec.InputHeight)
        {
            throw new ArgumentException($"Scenes are rendered as colour squares; {spec.Name} needs {spec.InputWidth} x {spec.InputHeight} with {spec.Channels} channel(s).");
        }

        if (text.Size != spec.EmbeddingSize)
        {
            throw new ArgumentException($"The text encoder gives {text.Size} numbers and {spec.Name} gives {spec.EmbeddingSize}.");
        }
    }

    /// <summary>Pictures of a scene through a backbone.</summary>
    private sealed class ScenePictures
    {
        private readonly IBackbone _backbone;
        private readonly SceneRenderer _renderer;
        private readonly byte[] _rgb;
        private readonly float[] _inputs;

        public ScenePictures(IBackbone backbone)
        {
            _backbone = backbone;
            _renderer = new SceneRenderer(backbone.Spec.InputWidth);
            _rgb = new byte[3 * backbone.Spec.InputWidth * backbone.Spec.InputHeight];
            _inputs = new float[Batch * _rgb.Length];
        }

        public void Embed(Scene scene, int count, Span<float> embeddings)
        {
            for (var first = 0; first < count; first += Batch)
            {
                var batch = Math.Min(Batch, count - first);
                for (var i = 0; i < batch; i++)
                {
                    _renderer.Render(scene, scene.Identity + (ulong)(first + i), _rgb);
                    Normalise(_inputs.AsSpan(i * _rgb.Length, _rgb.Length));
                }

                var size = _backbone.Spec.EmbeddingSize;
                _backbone.Embed(_inputs.AsSpan(0, batch * _rgb.Length), batch, embeddings.Slice(first * size, batch * size));
            }
        }

        private void Normalise(Span<float> input)
        {
            var plane = _rgb.Length / 3;
            for (var channel = 0; channel < 3; channel++)
            {
                var (scale, shift) = (1 / (255 * _backbone.Spec.Std[channel]), _backbone.Spec.Mean[channel] / _backbone.Spec.Std[channel]);
                for (var i = channel * plane; i < (channel + 1) * plane; i++)
                {
                    input[i] = (_rgb[i] * scale) - shift;
                }
            }
        }
    }
}
