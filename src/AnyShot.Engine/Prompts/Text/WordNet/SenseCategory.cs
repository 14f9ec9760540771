namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>How likely a word on a part means a sense of a category: "chip" in a prompt is no gambling token, and "run" of paint no errand.</summary>
internal static class SenseCategory
{
    // Numbers of lexnames(5WN).
    private static readonly HashSet<int> Visible =
    [
        0, // adjectives
        6, // things made
        7, // attributes, such as "roughness"
        17, // things found
        19, // phenomena
        22, // processes
        25, // shapes
        26, // states
        27, // substances
        30, // verbs of change
        35, // of contact
        36, // of making
        39, // of perception
        43, // of weather
        44, // participles
    ];

    private static readonly HashSet<int> Unlikely =
    [
        4, // acts
        9, // thoughts
        10, // communication
        12, // feelings
        14, // groups
        15, // places
        16, // goals
        18, // people
        21, // possessions
        28, // times
        31, // verbs of thinking
        32, // of speaking
        33, // of competition
        34, // of eating
        37, // of feeling
        40, // of possession
        41, // of society
    ];

    /// <summary>Ranks that a sense falls behind: 0, 1 or 3.</summary>
    public static int Penalty(int category) => Visible.Contains(category) ? 0 : Unlikely.Contains(category) ? 3 : 1;

    /// <summary>Whether a word that means nothing else is left out: people, animals, plants, places and times fill half of WordNet.</summary>
    public static bool IsUnlikely(int category) => Unlikely.Contains(category) || category is 5 or 20;
}
