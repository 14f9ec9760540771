using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>From a matrix to numbers.</content>
public static partial class Cv2
{
    public static unsafe Scalar Sum(InputArray src)
    {
        ArgumentNullException.ThrowIfNull(src);
        Scalar sum;
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_sum(src.Handle, (double*)&sum));
        return sum;
    }

    public static unsafe Scalar Mean(InputArray src, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(src);
        Scalar mean;
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_mean(src.Handle, InputArray.OrNone(mask), (double*)&mean));
        return mean;
    }

    public static unsafe void MeanStdDev(InputArray src, out Scalar mean, out Scalar stddev, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(src);
        Scalar centre;
        Scalar spread;
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_mean_deviation(src.Handle, InputArray.OrNone(mask), (double*)&centre, (double*)&spread));
        (mean, stddev) = (centre, spread);
    }

    /// <summary>Of a single channel.</summary>
    public static int CountNonZero(InputArray mtx)
    {
        ArgumentNullException.ThrowIfNull(mtx);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_count_non_zero(mtx.Handle, out var count));
        return count;
    }

    public static void MinMaxLoc(InputArray src, out double minVal, out double maxVal) => MinMaxLoc(src, out minVal, out maxVal, out _, out _);

    public static void MinMaxLoc(InputArray src, out Point minLoc, out Point maxLoc) => MinMaxLoc(src, out _, out _, out minLoc, out maxLoc);

    public static unsafe void MinMaxLoc(InputArray src, out double minVal, out double maxVal, out Point minLoc, out Point maxLoc, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(src);
        Point low;
        Point high;
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_min_max(src.Handle, InputArray.OrNone(mask), out minVal, out maxVal, (int*)&low, (int*)&high));
        (minLoc, maxLoc) = (low, high);
    }

    public static double Norm(InputArray src1, NormTypes normType = NormTypes.L2, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(src1);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_norm(src1.Handle, MatHandle.None, (int)normType, InputArray.OrNone(mask), out var result));
        return result;
    }

    /// <summary>Of the difference.</summary>
    public static double Norm(InputArray src1, InputArray src2, NormTypes normType = NormTypes.L2, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(src1);
        ArgumentNullException.ThrowIfNull(src2);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_norm(src1.Handle, src2.Handle, (int)normType, InputArray.OrNone(mask), out var result));
        return result;
    }

    /// <param name="labels">Receives a label per pixel, 0 the background.</param>
    /// <param name="stats">Receives a row per label, columns as in <see cref="ConnectedComponentsTypes"/>, CV_32S.</param>
    /// <param name="centroids">Receives x and y per label, CV_64F.</param>
    /// <returns>Number of labels, the background included.</returns>
    public static int ConnectedComponentsWithStats(
        InputArray image, OutputArray labels, OutputArray stats, OutputArray centroids, PixelConnectivity connectivity = PixelConnectivity.Connectivity8) =>
        ConnectedComponentsWithStats(image, labels, stats, centroids, connectivity, MatType.CV_32SC1);

    public static int ConnectedComponentsWithStats(
        InputArray image, OutputArray labels, OutputArray stats, OutputArray centroids, PixelConnectivity connectivity, MatType ltype)
    {
        CheckTwo(image, labels);
        ArgumentNullException.ThrowIfNull(stats);
        ArgumentNullException.ThrowIfNull(centroids);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_label(
            image.Handle, labels.Handle, stats.Handle, centroids.Handle, (int)connectivity, ltype.Value, out var count));
        return count;
    }
}
