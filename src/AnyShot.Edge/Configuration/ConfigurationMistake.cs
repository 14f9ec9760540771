namespace AnyShot.Edge.Configuration;

/// <summary>One thing that is wrong in a device configuration.</summary>
/// <param name="Path">Where, such as <c>cameras[0].trigger.interval</c>; empty for the file as a whole.</param>
/// <param name="Sentence">What is wrong and what would be right, one sentence.</param>
public sealed record ConfigurationMistake(string Path, string Sentence)
{
    /// <summary>Line of the text, from 1; of what is around it where a key is missing.</summary>
    public int Line { get; init; } = 1;

    public override string ToString() => Path.Length == 0 ? Sentence : $"{Path}: {Sentence}";
}
