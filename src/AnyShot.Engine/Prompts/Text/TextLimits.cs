namespace AnyShot.Engine.Prompts.Text;

/// <summary>How much of a prompt the built-in text encoder reads.</summary>
public static class TextLimits
{
    public const int Characters = TextTokenizer.LongestText;

    public const int Words = TextTokenizer.MostWords;
}
