namespace AnyShot.Engine.Prompts;

/// <summary>
/// How far words have a say beside examples, found without labels: the less the examples tell parts apart, the more; and only as far as the differences of words agree with those of the
/// examples. So good examples are not spoilt by words that say little, and words about something else fall silent. The bounds were chosen on rendered validation scenes and on validation
/// and base classes of photographs (docs/prompts.md).
/// </summary>
internal static class PromptTrust
{
    /// <summary>Below this share the examples tell parts apart well enough by themselves.</summary>
    public const double LeastDoubt = 0.55;

    /// <summary>From this share on words have their full say.</summary>
    public const double FullDoubt = 0.8;

    /// <summary>Cosine of the differences that words about anything may have by chance.</summary>
    public const double LeastAgreement = 0.04;

    /// <summary>Cosine of the differences from which on words are taken to speak of the same classes.</summary>
    public const double FullAgreement = 0.12;

    /// <summary>Where there is one example a class and nothing else to look at, nobody knows how well it tells parts apart.</summary>
    public const double Unknown = 0.25;

    /// <param name="nearest">Mean squared distance of images to the nearest class mean.</param>
    /// <param name="all">Mean squared distance to all class means; above <paramref name="nearest"/>.</param>
    /// <returns>0 (the examples tell) to 1 (they do not).</returns>
    public static double Doubt(double nearest, double all) => all > 0 ? Math.Clamp(((nearest / all) - LeastDoubt) / (FullDoubt - LeastDoubt), 0, 1) : 0;

    /// <param name="cosine">Of the classes' differences in words with those of their examples, all classes together.</param>
    /// <returns>0 to 1.</returns>
    public static double Agreement(double cosine) => Math.Clamp((cosine - LeastAgreement) / (FullAgreement - LeastAgreement), 0, 1);
}
