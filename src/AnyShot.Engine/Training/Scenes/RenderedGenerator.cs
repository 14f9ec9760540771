using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Training.Scenes;

/// <summary>
/// Trains the feature generator of a dual encoder on rendered scenes: from the vectors of captions to features of pictures. Scenes of held-out combinations decide which state is kept.
/// With it a class that only has a prompt is judged through generated features.
/// </summary>
public static class RenderedGenerator
{
    /// <param name="backbone">The image side.</param>
    /// <param name="text">The text side.</param>
    /// <param name="scenes">What to render.</param>
    /// <param name="options">Settings of the generator's training.</param>
    /// <param name="rendering">Told while scenes are rendered.</param>
    /// <param name="training">Told at every validation.</param>
    /// <param name="cancellationToken">Stops both.</param>
    /// <returns>The trained generator. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">A setting lies outside its range.</exception>
    public static EGanResult Train(
        IBackbone backbone, ITextEncoder text, RenderedFeaturesOptions scenes, EGanOptions options, IProgress<WorkProgress>? rendering, IProgress<EGanProgress>? training,
        CancellationToken cancellationToken)
    {
        var set = RenderedFeatures.Make(backbone, text, scenes, rendering, cancellationToken);
        return EGanTraining.Train(set, options, training, cancellationToken);
    }
}
