using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Filters, thresholds and morphology.</content>
public static partial class Cv2
{
    public static void GaussianBlur(
        InputArray src, OutputArray dst, Size ksize, double sigmaX, double sigmaY = 0, BorderTypes borderType = BorderTypes.Default)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_gaussian_blur(src.Handle, dst.Handle, ksize.Width, ksize.Height, sigmaX, sigmaY, (int)borderType));
    }

    public static void MedianBlur(InputArray src, OutputArray dst, int ksize)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_median_blur(src.Handle, dst.Handle, ksize));
    }

    /// <summary>Mean of the neighbourhood.</summary>
    public static void Blur(InputArray src, OutputArray dst, Size ksize, Point? anchor = null, BorderTypes borderType = BorderTypes.Default)
    {
        CheckTwo(src, dst);
        var at = anchor ?? new Point(-1, -1);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_blur(src.Handle, dst.Handle, ksize.Width, ksize.Height, at.X, at.Y, (int)borderType));
    }

    public static void Laplacian(
        InputArray src, OutputArray dst, MatType ddepth, int ksize = 1, double scale = 1, double delta = 0, BorderTypes borderType = BorderTypes.Default)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_laplacian(src.Handle, dst.Handle, ddepth.Value, ksize, scale, delta, (int)borderType));
    }

    public static void Sobel(
        InputArray src, OutputArray dst, MatType ddepth, int xorder, int yorder, int ksize = 3, double scale = 1, double delta = 0, BorderTypes borderType = BorderTypes.Default)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_sobel(src.Handle, dst.Handle, ddepth.Value, xorder, yorder, ksize, scale, delta, (int)borderType));
    }

    /// <returns>The threshold used, which Otsu and Triangle choose.</returns>
    public static double Threshold(InputArray src, OutputArray dst, double thresh, double maxval, ThresholdTypes type)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_threshold(src.Handle, dst.Handle, thresh, maxval, (int)type, out var used));
        return used;
    }

    public static void Dilate(
        InputArray src, OutputArray dst, InputArray? element, Point? anchor = null, int iterations = 1, BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null) =>
        MorphologyEx(src, dst, MorphTypes.Dilate, element, anchor, iterations, borderType, borderValue);

    public static void Erode(
        InputArray src, OutputArray dst, InputArray? element, Point? anchor = null, int iterations = 1, BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null) =>
        MorphologyEx(src, dst, MorphTypes.Erode, element, anchor, iterations, borderType, borderValue);

    /// <param name="element">Structuring element; 3 by 3 when absent.</param>
    public static unsafe void MorphologyEx(
        InputArray src, OutputArray dst, MorphTypes op, InputArray? element, Point? anchor = null, int iterations = 1, BorderTypes borderType = BorderTypes.Constant, Scalar? borderValue = null)
    {
        CheckTwo(src, dst);
        var at = anchor ?? new Point(-1, -1);
        var outside = borderValue.GetValueOrDefault();
        NativeStatus.Check(NativeMethods.anyshot_cv_image_morph(
            src.Handle, dst.Handle, (int)op, InputArray.OrNone(element), at.X, at.Y, iterations, (int)borderType, borderValue is null ? null : (double*)&outside));
    }

    public static Mat GetStructuringElement(MorphShapes shape, Size ksize) => GetStructuringElement(shape, ksize, new Point(-1, -1));

    public static Mat GetStructuringElement(MorphShapes shape, Size ksize, Point anchor)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_element_new((int)shape, ksize.Width, ksize.Height, anchor.X, anchor.Y, out var result));
        return new Mat(result);
    }

    /// <summary>dst = (1 - alpha) * dst + alpha * src; dst is floating point.</summary>
    public static void AccumulateWeighted(InputArray src, InputOutputArray dst, double alpha, InputArray mask)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_accumulate_weighted(src.Handle, dst.Handle, alpha, InputArray.OrNone(mask)));
    }

    public static void EqualizeHist(InputArray src, OutputArray dst)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_equalize(src.Handle, dst.Handle));
    }
}
