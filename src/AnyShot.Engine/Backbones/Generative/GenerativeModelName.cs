namespace AnyShot.Engine.Backbones.Generative;

/// <summary>The models of <c>anyshot train generative --model</c>.</summary>
public static class GenerativeModelName
{
    /// <summary>Variational auto-encoder (Kingma and Welling 2014).</summary>
    public const string Vae = "vae";

    /// <summary>Auto-encoder with a code book (van den Oord, Vinyals and Kavukcuoglu 2017).</summary>
    public const string VectorQuantized = "vqvae";

    /// <summary>Adversarial auto-encoder of codes, reduced to what two cores can train: see <see cref="GanNetwork"/>.</summary>
    public const string Gan = "gan";

    /// <summary>Diffusion with the v objective in continuous time (Salimans and Ho 2022).</summary>
    public const string Diffusion = "diffusion";

    public static IReadOnlyList<string> All { get; } = [Vae, VectorQuantized, Gan, Diffusion];

    /// <summary>Whether a card's architecture is one of these.</summary>
    internal static bool IsGenerative(string architecture) => All.Contains(architecture, StringComparer.Ordinal);
}
