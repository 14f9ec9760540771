namespace TorchSharp;

public static partial class torch
{
    /// <summary>How an image of another size is computed.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest pixel, with the rounding of old OpenCV versions.</summary>
        Nearest = 0,

        /// <summary>Linear, for signals.</summary>
        Linear = 1,

        /// <summary>Linear in both directions.</summary>
        Bilinear = 2,

        /// <summary>Cubic in both directions.</summary>
        Bicubic = 3,

        /// <summary>Linear in three directions, for volumes.</summary>
        Trilinear = 4,

        /// <summary>The mean of the pixels that fall into the new one.</summary>
        Area = 5,

        /// <summary>The nearest pixel by its centre.</summary>
        NearestExact = 6,
    }
}
