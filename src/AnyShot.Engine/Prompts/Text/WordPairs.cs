using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>Neighbouring words as one: their pair of rows is hashed into a small table, so that "no crack" need not be the sum of "no" and "crack".</summary>
internal static class WordPairs
{
    /// <summary>Rows of the table; row 0 is no pair.</summary>
    public const int Rows = 4096;

    /// <param name="left">Row of the word before in the vocabulary; 0 when it has none.</param>
    /// <param name="right">Row of the word.</param>
    public static int Row(int left, int right) => left == 0 || right == 0 ? 0 : 1 + (int)(Pcg32.Mix(((ulong)(uint)left << 32) | (uint)right) % (Rows - 1));
}
