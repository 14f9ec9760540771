namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a larger image is computed.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,

        /// <summary>Linear, for signals.</summary>
        Linear = 1,

        /// <summary>Linear in both directions.</summary>
        Bilinear = 2,

        /// <summary>Cubic in both directions.</summary>
        Bicubic = 3,

        /// <summary>Linear in three directions, for volumes.</summary>
        Trilinear = 4,
    }
}
