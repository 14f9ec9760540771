namespace TorchSharp;

/// <summary>What lies outside an image.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The image mirrored at its border, the border itself not repeated.</summary>
    Reflect = 1,

    /// <summary>The border, repeated.</summary>
    Replicate = 2,

    /// <summary>The opposite side of the image.</summary>
    Circular = 3,

    /// <summary>A constant.</summary>
    Constant = 4,
}
