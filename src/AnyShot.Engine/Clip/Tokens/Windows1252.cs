namespace AnyShot.Engine.Clip.Tokens;

/// <summary>What the control characters U+0080 to U+009F were meant to be: bytes of Windows-1252 that something read as Latin-1.</summary>
internal static class Windows1252
{
    private const string Meant = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    /// <summary>The character that was meant; others than U+0080 to U+009F stay.</summary>
    public static char Character(char character) => character is >= '\u0080' and <= '\u009F' ? Meant[character - 0x80] : character;
}
