namespace AnyShot.Engine.Generation;

/// <summary>
/// Widths of the five networks. Published for features of 512 numbers: hidden layers of 4,096, noise and embedding of 512, projection 256, comparator 1,024;
/// the defaults here are a quarter of the hidden layers and less noise, which trains on two cores.
/// </summary>
/// <param name="Feature">Numbers in a feature (d).</param>
/// <param name="Semantic">Numbers in a semantic vector (a).</param>
/// <param name="Noise">Numbers of noise a draw.</param>
/// <param name="GeneratorHidden">Units in the generator's hidden layer.</param>
/// <param name="CriticHidden">Units in the critic's hidden layer.</param>
/// <param name="Embedded">Numbers in an embedded feature.</param>
/// <param name="Projected">Numbers in the projection of the contrast.</param>
/// <param name="ComparatorHidden">Units in the comparator's hidden layer.</param>
public sealed record EGanSizes(int Feature, int Semantic, int Noise, int GeneratorHidden, int CriticHidden, int Embedded, int Projected, int ComparatorHidden)
{
    /// <summary>No width is larger.</summary>
    public const int Largest = 4096;

    internal static EGanSizes Of(EGanOptions options, int feature, int semantic)
    {
        var hidden = Math.Clamp(2 * feature, 128, 1024);
        var embedded = options.EmbeddedSize ?? Math.Clamp(feature, 32, 512);
        return new EGanSizes(
            feature, semantic, options.NoiseSize ?? Math.Clamp(semantic, 16, 64), options.GeneratorHidden ?? hidden, options.CriticHidden ?? hidden, embedded,
            options.ProjectedSize ?? Math.Max(16, embedded / 2), options.ComparatorHidden ?? Math.Clamp(2 * embedded, 64, 1024));
    }

    /// <summary>Whether every width lies from 1 to <see cref="Largest"/>.</summary>
    internal bool AreValid() =>
        ((int[])[Feature, Semantic, Noise, GeneratorHidden, CriticHidden, Embedded, Projected, ComparatorHidden]).All(size => size is >= 1 and <= Largest);
}
