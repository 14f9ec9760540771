using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>The words that captions use, found by writing many.</summary>
internal static class CaptionSample
{
    private const int Captions = 60_000;
    private const int LeastCount = 3;
    private const ulong Stream = 89;

    public static Vocabulary Vocabulary(ulong seed) => Prompts.Text.Vocabulary.FromCaptions(Write(seed), LeastCount);

    private static IEnumerable<string> Write(ulong seed)
    {
        var random = new Pcg32(Pcg32.Mix(seed), Stream);
        var sampler = new SceneSampler();
        for (var i = 0; i < Captions; i++)
        {
            yield return SceneCaptions.Write(sampler.Next(ref random), ref random).Text;
        }
    }
}
