using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Classes of one line, which share surface and camera: one picture of each stands for it, the others have to find it. Surfaces that training never shows, with defects that it may show.
/// </summary>
internal sealed class LineValidation
{
    /// <summary>Lines.</summary>
    public const int Lines = 60;

    /// <summary>Classes of a line.</summary>
    public const int Ways = 5;

    private const int Instances = 3;
    private const int MostDraws = 100;
    private const ulong Seed = 0x6C696E6573;
    private const ulong SceneStream = 89;
    private const ulong LineStream = 97;

    private readonly int _side;
    private readonly float[][] _inputs;

    /// <param name="spec">Side and normalisation of the input.</param>
    public LineValidation(BackboneSpec spec)
    {
        _side = spec.InputWidth;
        var scenes = new List<Scene>(Lines * Ways);
        for (ulong line = 0; scenes.Count < Lines * Ways; line++)
        {
            if (Draw(line) is { } drawn)
            {
                scenes.AddRange(drawn);
            }
        }

        _inputs = RenderedValidation.Render(scenes, Instances, spec);
    }

    /// <summary>Share of right answers; 0.2 is chance.</summary>
    public double Accuracy(FoldedMiniNet image)
    {
        var embeddings = EvaluatedPictures.Embed(image, _inputs, _side);
        var right = 0;
        for (var picture = 0; picture < embeddings.Count; picture++)
        {
            var first = picture / (Ways * Instances) * Ways;
            for (var other = 1; other < Instances; other++)
            {
                var shot = (picture + other) % Instances;
                var cosines = Enumerable.Range(first, Ways).Select(scene => TensorPrimitives.Dot<float>(embeddings[(scene * Instances) + shot], embeddings[picture])).ToArray();
                right += TensorPrimitives.IndexOfMax<float>(cosines) == (picture / Instances) - first ? 1 : 0;
            }
        }

        return (double)right / (embeddings.Count * (Instances - 1));
    }

    /// <summary>Scenes of which no two have the same traits; null where the line has too few.</summary>
    private static List<Scene>? Draw(ulong number)
    {
        var sampler = new SceneSampler();
        var line = new Pcg32(Pcg32.Mix(Seed) + number, LineStream);
        var random = new Pcg32(Pcg32.Mix(Seed) + number, SceneStream);
        var scenes = new List<Scene>(Ways);
        for (var draw = 0; draw < MostDraws && scenes.Count < Ways; draw++)
        {
            if (sampler.TryNextOf(line, ref random) is { } scene && !scenes.Exists(scene.HasTraitsOf))
            {
                scenes.Add(scene);
            }
        }

        return scenes.Count == Ways ? scenes : null;
    }
}
