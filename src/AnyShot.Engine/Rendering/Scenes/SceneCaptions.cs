using AnyShot.Engine.Rendering.Scenes.Captions;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Writes what a technician might say of a scene: one word or a sentence, a trade name or a description, all of the traits or one.</summary>
internal static class SceneCaptions
{
    private static readonly string[] Openings = ["a photo of ", "picture of ", "close-up of ", "image showing ", "photo: ", "camera picture of ", "view of ", "this is ", "here: "];

    public static Caption Write(Scene scene, ref Pcg32 random)
    {
        var draft = new CaptionDraft(scene);
        var text = Body(draft, ref random);
        if (random.Chance(0.08f))
        {
            text = Openings[random.Below(Openings.Length)] + text;
        }

        return new Caption(text, draft.Meaning);
    }

    private static string Body(CaptionDraft draft, ref Pcg32 random)
    {
        if (draft.Scene.FlawShape != FlawShape.None)
        {
            return FlawSentences.Write(draft, ref random);
        }

        if (draft.Scene.Has(Trait.MarkFrame))
        {
            return MarkSentences.Write(draft, ref random);
        }

        // A texture without a defect is also a good surface; mostly it is told by what it looks like.
        return random.Chance(0.3f) ? GoodSentences.Write(draft, ref random) : SurfaceWords.Sentence(draft, ref random);
    }
}
