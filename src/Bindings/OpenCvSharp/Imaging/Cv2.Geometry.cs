using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Size, colour space and affine maps.</content>
public static partial class Cv2
{
    /// <param name="dsize">New size; all zero: from <paramref name="fx"/> and <paramref name="fy"/>.</param>
    public static void Resize(InputArray src, OutputArray dst, Size dsize, double fx = 0, double fy = 0, InterpolationFlags interpolation = InterpolationFlags.Linear)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_resize(src.Handle, dst.Handle, dsize.Width, dsize.Height, fx, fy, (int)interpolation));
    }

    public static void CvtColor(InputArray src, OutputArray dst, ColorConversionCodes code, int dstCn = 0)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_convert_colour(src.Handle, dst.Handle, (int)code, dstCn));
    }

    /// <param name="m">2 by 3, floating point.</param>
    public static unsafe void WarpAffine(
        InputArray src, OutputArray dst, InputArray m, Size dsize, InterpolationFlags flags = InterpolationFlags.Linear, BorderTypes borderMode = BorderTypes.Constant, Scalar? borderValue = null)
    {
        CheckThree(src, m, dst);
        var outside = borderValue.GetValueOrDefault();
        NativeStatus.Check(NativeMethods.anyshot_cv_image_warp_affine(
            src.Handle, dst.Handle, m.Handle, dsize.Width, dsize.Height, (int)flags, (int)borderMode, (double*)&outside));
    }

    /// <param name="angle">Degrees, counter-clockwise.</param>
    public static Mat GetRotationMatrix2D(Point2f center, double angle, double scale)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_rotation_new(center.X, center.Y, angle, scale, out var result));
        return new Mat(result);
    }
}
