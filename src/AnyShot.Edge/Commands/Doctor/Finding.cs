namespace AnyShot.Edge.Commands.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Sentence">One sentence naming the file, address or version that was looked at.</param>
/// <param name="Advice">What to do about it; empty when nothing is.</param>
public sealed record Finding(FindingLevel Level, string Sentence, string Advice = "")
{
    public static Finding Ok(string sentence) => new(FindingLevel.Ok, sentence);

    public static Finding Warn(string sentence, string advice) => new(FindingLevel.Warn, sentence, advice);

    public static Finding Fail(string sentence, string advice) => new(FindingLevel.Fail, sentence, advice);
}
