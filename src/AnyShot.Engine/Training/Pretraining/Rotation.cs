using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Turns images by quarters (Gidaris et al., "Unsupervised Representation Learning by Predicting Image Rotations", 2018).</summary>
internal static class Rotation
{
    public const int Count = 4;

    /// <summary>A quarter counter-clockwise of (N, C, side, side): transposed, then flipped along the rows.</summary>
    public static Tensor Quarter(Tensor images) => images.transpose(2, 3).flip(2);

    /// <summary>(B, C, side, side) to (4 B, C, side, side): all as they are, then all turned by 90, 180 and 270 degrees.</summary>
    public static Tensor Four(Tensor images)
    {
        var first = Quarter(images);
        var second = Quarter(first);
        return cat([images, first, second, Quarter(second)], 0);
    }

    /// <summary>Labels 0 to 3 of <see cref="Four"/> for so many images, (4 B).</summary>
    public static Tensor Labels(long images, Device device) => arange(Count, device: device).repeat_interleave(images);
}
