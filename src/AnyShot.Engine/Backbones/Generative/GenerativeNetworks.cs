namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Makes a generative network with fresh weights.</summary>
internal static class GenerativeNetworks
{
    /// <exception cref="InvalidDataException">A value of the spec is out of range.</exception>
    public static GenerativeNetwork Create(GenerativeSpec spec)
    {
        spec.Require();
        return spec.Model switch
        {
            GenerativeModelName.Vae => spec.Channels == 1 ? new ConvolutionalVae(spec) : new ResidualVae(spec),
            GenerativeModelName.VectorQuantized => new QuantizedVae(spec),
            GenerativeModelName.Gan => new GanNetwork(spec),
            _ => new DiffusionNetwork(spec),
        };
    }
}
