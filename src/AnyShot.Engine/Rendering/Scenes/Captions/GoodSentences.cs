namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>Captions of parts without a defect.</summary>
internal static class GoodSentences
{
    public static string Write(CaptionDraft draft, ref Pcg32 random)
    {
        switch (random.Below(6))
        {
            case 0 or 1:
                return draft.Pick(Lexicon.Good, ref random)!.Text;
            case 2:
                return draft.Pick(Lexicon.Good, ref random)!.Text + ", " + SurfaceWords.Noun(draft, random.Below(3), ref random);
            case 3:
                return draft.Pick(Lexicon.GoodAdjectives, ref random)!.Text + " " + SurfaceWords.Noun(draft, random.Below(2), ref random);
            case 4:
                return SurfaceWords.WithArticle(draft, random.Below(3), ref random) + " " + draft.Pick(Lexicon.GoodPhrases, ref random)!.Text;
            default:
                return SurfaceWords.Noun(draft, random.Below(3), ref random) + ", " + draft.Pick(Lexicon.Good, ref random)!.Text;
        }
    }
}
