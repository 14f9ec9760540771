using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Copies, parts and conversions.</content>
public partial class Mat
{
    public Mat Clone()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_clone(Handle, out var result));
        return new Mat(result);
    }

    public Mat Clone(Rect roi)
    {
        using var part = SubMat(roi);
        return part.Clone();
    }

    public void CopyTo(OutputArray m, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_copy(Handle, m.Handle, InputArray.OrNone(mask)));
    }

    public void CopyTo(Mat m, InputArray? mask = null)
    {
        ArgumentNullException.ThrowIfNull(m);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_copy(Handle, m.Handle, InputArray.OrNone(mask)));
    }

    /// <summary>Element by element value * alpha + beta, saturated to the new type.</summary>
    public void ConvertTo(OutputArray m, MatType rtype, double alpha = 1, double beta = 0)
    {
        ArgumentNullException.ThrowIfNull(m);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_convert(Handle, m.Handle, rtype.Value, alpha, beta));
    }

    public unsafe Mat SetTo(Scalar value, Mat? mask = null)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_fill(Handle, (double*)&value, mask?.Handle ?? MatHandle.None));
        return this;
    }

    /// <summary>Another shape over the same data.</summary>
    public Mat Reshape(int cn, int rows = 0)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_reshape(Handle, cn, rows, out var result));
        return new Mat(result);
    }

    /// <summary>Allocates unless size and type fit already; values are not initialised.</summary>
    public void Create(int rows, int cols, MatType type) => NativeStatus.Check(NativeMethods.anyshot_cv_mat_create(Handle, rows, cols, type.Value));

    public void Create(Size size, MatType type) => Create(size.Height, size.Width, type);

    /// <summary>A part that shares the data.</summary>
    /// <exception cref="OpenCVException">The part does not lie inside.</exception>
    public Mat SubMat(Rect roi) => new(this, roi);

    public Mat SubMat(int rowStart, int rowEnd, int colStart, int colEnd) =>
        new(this, new Rect(colStart, rowStart, colEnd - colStart, rowEnd - rowStart));

    public Mat Row(int y) => SubMat(y, y + 1, 0, Cols);

    public Mat Col(int x) => SubMat(0, Rows, x, x + 1);

    public Mat RowRange(int startRow, int endRow) => SubMat(startRow, endRow, 0, Cols);

    public Mat ColRange(int startCol, int endCol) => SubMat(0, Rows, startCol, endCol);

    public int CountNonZero() => Cv2.CountNonZero(this);

    public Scalar Mean(InputArray? mask = null) => Cv2.Mean(this, mask);

    public Mat[] Split() => Cv2.Split(this);

    public Mat CvtColor(ColorConversionCodes code, int dstCn = 0)
    {
        var target = new Mat();
        Cv2.CvtColor(this, target, code, dstCn);
        return target;
    }

    public Mat Resize(Size dsize, double fx = 0, double fy = 0, InterpolationFlags interpolation = InterpolationFlags.Linear)
    {
        var target = new Mat();
        Cv2.Resize(this, target, dsize, fx, fy, interpolation);
        return target;
    }

    public byte[] ImEncode(string ext = ".png", int[]? prms = null)
    {
        Cv2.ImEncode(ext, this, out var bytes, prms);
        return bytes;
    }

    public byte[] ImEncode(string ext = ".png", params ImageEncodingParam[] prms)
    {
        Cv2.ImEncode(ext, this, out var bytes, prms);
        return bytes;
    }

    public byte[] ToBytes(string ext = ".png", int[]? prms = null) => ImEncode(ext, prms);

    public byte[] ToBytes(string ext = ".png", params ImageEncodingParam[] prms) => ImEncode(ext, prms);

    public bool ImWrite(string fileName, int[]? prms = null) => Cv2.ImWrite(fileName, this, prms);

    public bool SaveImage(string fileName, int[]? prms = null) => Cv2.ImWrite(fileName, this, prms);
}
