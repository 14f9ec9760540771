namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// Names of defects and textures that no caption ever contains, so that it can be measured what a model makes of a name that it has only ever read in a dictionary.
/// </summary>
public static class HeldOutWords
{
    // Beginnings that no other English word of the trade shares, so that all inflections are found; "nick" and "ding" are compared whole.
    private static readonly string[] Stems =
    [
        "spall", "fissur", "gash", "crevic", "abras", "abrad", "fleck", "notch", "splotch", "crater", "chaf", "tarnish", "pockmark", "sliver", "splinter", "splatter", "pucker", "cleft", "lacerat",
        "corrugat", "perforat", "speckl", "smirch", "furrow", "incis", "mottl",
    ];

    private static readonly string[] Words =
        ["nick", "nicks", "nicked", "nicking", "rift", "rifts", "rifted", "ding", "dings", "dinged", "dinging", "weal", "weals", "wealed"];

    /// <summary>The names, singular.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "spall", "nick", "fissure", "gash", "crevice", "abrasion", "fleck", "notch", "splotch", "crater", "rift", "chafe", "tarnish", "pockmark", "sliver", "splinter", "splatter", "pucker", "ding",
        "cleft", "laceration", "corrugation", "perforation", "speckle", "smirch", "furrow", "incision", "mottle", "weal", "perforate",
    ];

    /// <summary>True when a text contains one of the names or an inflection of it.</summary>
    public static bool OccurIn(string text)
    {
        foreach (var word in text.ToLowerInvariant().Split(' ', ',', '.', ':', ';', '-', '/', '(', ')', '\''))
        {
            if (Words.Contains(word) || Stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
