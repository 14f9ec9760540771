namespace AnyShot.Engine.Backbones.Generative;

/// <summary>Which activations of an auto-encoder make the feature. Models without such halves have <see cref="Stacked"/> only.</summary>
public enum LayerSet
{
    /// <summary>Those of the encoder followed by those of the decoder.</summary>
    Stacked,

    /// <summary>What the encoder's layers give.</summary>
    Encoder,

    /// <summary>What the decoder's layers take.</summary>
    Decoder,
}
