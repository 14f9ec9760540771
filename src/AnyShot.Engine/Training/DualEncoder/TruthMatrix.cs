using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Which captions are true of which pictures.</summary>
internal static class TruthMatrix
{
    /// <param name="pictures">What each picture shows (P).</param>
    /// <param name="captions">What each caption says (C).</param>
    /// <returns>(P, C): 1 where the caption is true of the picture, else 0.</returns>
    public static float[] Of(IReadOnlyList<Scene> pictures, IReadOnlyList<TraitSet> captions)
    {
        var truth = new float[pictures.Count * captions.Count];
        for (var i = 0; i < truth.Length; i++)
        {
            truth[i] = captions[i % captions.Count].Contains(pictures[i / captions.Count]) ? 1 : 0;
        }

        return truth;
    }
}
