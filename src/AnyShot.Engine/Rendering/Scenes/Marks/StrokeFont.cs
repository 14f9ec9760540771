namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>Capital letters and digits as strokes on a grid of 5 x 7 places.</summary>
internal static class StrokeFont
{
    public const string Letters = "ABCDEFGHIJKLMNOPRSTUVXYZ";
    public const string Digits = "0123456789";

    /// <summary>For each character its lines, parted by blanks: places as column 0 to 4 and row 0 to 6.</summary>
    private static readonly string[] LetterPaths =
    [
        "062046 1434", "0333424130000636454433", "4130100105163645", "00062644422000", "40000646 0333", "400006 0333", "41301001051636454323", "0006 4046 0343",
        "2026", "4045361605", "0006 400346", "000646", "0600234046", "06004640", "103041453616050110", "06003041423303", "06003041423303 2346",
        "413010010213334445361605", "0040 2026", "000516364540", "002640", "0046 4006", "002340 2326", "00400646",
    ];

    private static readonly string[] DigitPaths =
    [
        "103041453616050110", "112026", "01103041420646", "0110304142334445361605 3323", "36300444", "400003334445361605", "413010010516364544331304", "004016",
        "13020110304142331304051636454433", "0516364541301001021343",
    ];

    /// <summary>Writes a text of 1 to 3 characters over the whole square.</summary>
    public static void Write(Glyph glyph, ReadOnlySpan<char> text, float half, float slant)
    {
        // Characters are 4 wide and 6 high with a gap of 2 between them.
        var width = (6 * text.Length) - 2;
        var scale = MathF.Min(1.7f / width, 1.7f / 6);
        var left = -width * scale / 2;
        half = MathF.Min(half, 0.85f * scale);
        foreach (var character in text)
        {
            Write(glyph, Path(character), left, scale, half, slant);
            left += 6 * scale;
        }
    }

    private static string Path(char character) => character is >= '0' and <= '9' ? DigitPaths[character - '0'] : LetterPaths[Letters.IndexOf(character, StringComparison.Ordinal)];

    private static void Write(Glyph glyph, string path, float left, float scale, float half, float slant)
    {
        for (var i = 0; i + 3 < path.Length; i += 2)
        {
            if (path[i + 2] == ' ')
            {
                i++;
                continue;
            }

            var (ax, ay) = ((path[i] - '0') * scale, (path[i + 1] - '3') * scale);
            var (bx, by) = ((path[i + 2] - '0') * scale, (path[i + 3] - '3') * scale);
            glyph.Stroke(left + ax - (slant * ay), ay, left + bx - (slant * by), by, half);
        }
    }
}
