namespace AnyShot.Engine.Prompts.Checks;

/// <summary>What an encoder makes of a name that it was never trained on.</summary>
/// <param name="Name">The name.</param>
/// <param name="Phrases">The nearest phrases of the captions.</param>
/// <param name="Shapes">The nearest shapes of defects, the nearest first.</param>
/// <param name="Meant">The shapes that a person would mean.</param>
/// <param name="Scrambled">Share of scramblings of its letters whose nearest shape is one of these, 0 to 1.</param>
public sealed record TradeNameRow(string Name, IReadOnlyList<NearPhrase> Phrases, IReadOnlyList<string> Shapes, IReadOnlyList<string> Meant, double Scrambled)
{
    /// <summary>Place of the first shape that is meant, from 1.</summary>
    public int Rank => Shapes.Index().First(shape => Meant.Contains(shape.Item)).Index + 1;
}
