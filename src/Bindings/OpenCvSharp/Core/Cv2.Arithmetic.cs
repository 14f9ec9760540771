using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Element by element, and moves of pixels.</content>
public static partial class Cv2
{
    public static void Absdiff(InputArray src1, InputArray src2, OutputArray dst)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_absdiff(src1.Handle, src2.Handle, dst.Handle));
    }

    public static void Add(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null, int dtype = -1)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_add(src1.Handle, src2.Handle, dst.Handle, InputArray.OrNone(mask), dtype));
    }

    public static void Subtract(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null, int dtype = -1)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_subtract(src1.Handle, src2.Handle, dst.Handle, InputArray.OrNone(mask), dtype));
    }

    public static void Multiply(InputArray src1, InputArray src2, OutputArray dst, double scale = 1, int dtype = -1)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_multiply(src1.Handle, src2.Handle, dst.Handle, scale, dtype));
    }

    public static void Min(InputArray src1, InputArray src2, OutputArray dst)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_min(src1.Handle, src2.Handle, dst.Handle));
    }

    public static void Max(InputArray src1, InputArray src2, OutputArray dst)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_max(src1.Handle, src2.Handle, dst.Handle));
    }

    public static void BitwiseAnd(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_and(src1.Handle, src2.Handle, dst.Handle, InputArray.OrNone(mask)));
    }

    public static void BitwiseOr(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_or(src1.Handle, src2.Handle, dst.Handle, InputArray.OrNone(mask)));
    }

    public static void BitwiseXor(InputArray src1, InputArray src2, OutputArray dst, InputArray? mask = null)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_xor(src1.Handle, src2.Handle, dst.Handle, InputArray.OrNone(mask)));
    }

    public static void BitwiseNot(InputArray src, OutputArray dst, InputArray? mask = null)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_not(src.Handle, dst.Handle, InputArray.OrNone(mask)));
    }

    /// <summary>src1 * alpha + src2 * beta + gamma.</summary>
    public static void AddWeighted(InputArray src1, double alpha, InputArray src2, double beta, double gamma, OutputArray dst, int dtype = -1)
    {
        CheckThree(src1, src2, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_add_weighted(src1.Handle, alpha, src2.Handle, beta, gamma, dst.Handle, dtype));
    }

    /// <summary>255 where every channel lies between the bounds, both included.</summary>
    public static void InRange(InputArray src, InputArray lowerb, InputArray upperb, OutputArray dst)
    {
        CheckThree(src, lowerb, dst);
        ArgumentNullException.ThrowIfNull(upperb);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_in_range(src.Handle, lowerb.Handle, upperb.Handle, dst.Handle));
    }

    public static void InRange(InputArray src, Scalar lowerb, Scalar upperb, OutputArray dst) =>
        InRange(src, InputArray.Create(lowerb), InputArray.Create(upperb), dst);

    public static void ExtractChannel(InputArray src, OutputArray dst, int coi)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_extract_channel(src.Handle, dst.Handle, coi));
    }

    public static void Flip(InputArray src, OutputArray dst, FlipMode flipCode)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_flip(src.Handle, dst.Handle, (int)flipCode));
    }

    public static void Rotate(InputArray src, OutputArray dst, RotateFlags rotateCode)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_rotate(src.Handle, dst.Handle, (int)rotateCode));
    }

    public static unsafe void CopyMakeBorder(InputArray src, OutputArray dst, int top, int bottom, int left, int right, BorderTypes borderType, Scalar? value = null)
    {
        CheckTwo(src, dst);
        var colour = value.GetValueOrDefault();
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_border(src.Handle, dst.Handle, top, bottom, left, right, (int)borderType, (double*)&colour));
    }

    public static void Normalize(
        InputArray src, InputOutputArray dst, double alpha = 1, double beta = 0, NormTypes normType = NormTypes.L2, int dtype = -1, InputArray? mask = null)
    {
        CheckTwo(src, dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_normalize(src.Handle, dst.Handle, alpha, beta, (int)normType, dtype, InputArray.OrNone(mask)));
    }

    /// <summary>One matrix per channel; the caller disposes them.</summary>
    public static unsafe Mat[] Split(Mat src)
    {
        ArgumentNullException.ThrowIfNull(src);
        var parts = new Mat[src.Empty() ? 0 : src.Channels()];
        Span<nint> handles = stackalloc nint[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new Mat();
            handles[i] = parts[i].CvPtr;
        }

        fixed (nint* channels = handles)
        {
            NativeStatus.Check(parts.Length == 0 ? 0 : NativeMethods.anyshot_cv_mat_split(src.Handle, channels, parts.Length));
        }

        GC.KeepAlive(parts);
        return parts;
    }

    public static void Split(Mat src, out Mat[] mv) => mv = Split(src);

    public static unsafe void Merge(Mat[] mv, Mat dst)
    {
        ArgumentNullException.ThrowIfNull(mv);
        ArgumentNullException.ThrowIfNull(dst);
        var handles = Array.ConvertAll(mv, m => m.CvPtr);
        fixed (nint* channels = handles)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_mat_merge(channels, handles.Length, dst.Handle));
        }

        GC.KeepAlive(mv);
    }

    /// <summary>Uniform random values; low included, high not.</summary>
    public static unsafe void Randu(InputOutputArray dst, Scalar low, Scalar high)
    {
        ArgumentNullException.ThrowIfNull(dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_fill_uniform(dst.Handle, (double*)&low, (double*)&high));
    }

    /// <summary>Normally distributed random values.</summary>
    public static unsafe void Randn(InputOutputArray dst, Scalar mean, Scalar stddev)
    {
        ArgumentNullException.ThrowIfNull(dst);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_fill_normal(dst.Handle, (double*)&mean, (double*)&stddev));
    }

    private static void CheckTwo(InputArray src, OutputArray dst)
    {
        ArgumentNullException.ThrowIfNull(src);
        ArgumentNullException.ThrowIfNull(dst);
    }

    private static void CheckThree(InputArray src1, InputArray src2, OutputArray dst)
    {
        ArgumentNullException.ThrowIfNull(src1);
        ArgumentNullException.ThrowIfNull(src2);
        ArgumentNullException.ThrowIfNull(dst);
    }
}
