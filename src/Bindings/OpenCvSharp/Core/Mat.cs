using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>
/// A dense matrix of pixels or numbers, row by row. Copies of a header (parts, reshapes) share the data; <see cref="Clone()"/> copies it.
/// Not thread-safe while one thread writes.
/// </summary>
public partial class Mat : DisposableCvObject
{
    private readonly MatHandle _handle;
    private InputArray? _input;
    private InputOutputArray? _output;

    /// <summary>An empty matrix.</summary>
    public Mat()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_new(out var handle));
        _handle = handle;
    }

    /// <summary>Values are not initialised.</summary>
    /// <exception cref="OpenCVException">A size is negative, the type is none, or there is not enough memory.</exception>
    public Mat(int rows, int cols, MatType type)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_new_sized(rows, cols, type.Value, out var handle));
        _handle = handle;
    }

    public Mat(Size size, MatType type)
        : this(size.Height, size.Width, type)
    {
    }

    public Mat(int rows, int cols, MatType type, Scalar s)
        : this(rows, cols, type) => SetTo(s);

    public Mat(Size size, MatType type, Scalar s)
        : this(size.Height, size.Width, type, s)
    {
    }

    /// <summary>A part of another matrix; shares its data.</summary>
    public Mat(Mat m, Rect roi)
    {
        ArgumentNullException.ThrowIfNull(m);
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_part(m.Handle, roi.X, roi.Y, roi.Width, roi.Height, out var handle));
        _handle = handle;
    }

    /// <summary>Reads an image file; empty when it cannot be read.</summary>
    public Mat(string fileName, ImreadModes flags = ImreadModes.Color)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_read(fileName, (int)flags, out var handle));
        _handle = handle;
    }

    internal Mat(MatHandle handle)
    {
        _handle = handle;
    }

    internal MatHandle Handle
    {
        get
        {
            ThrowIfDisposed();
            return _handle;
        }
    }

    internal InputArray AsInput => _input ??= new InputArray(this);

    internal InputOutputArray AsOutput => _output ??= new InputOutputArray(this);

    private protected override SafeHandle OwnedHandle => _handle;

    /// <summary>A header over memory of the caller, which must stay where it is for as long as the matrix and its parts live.</summary>
    /// <param name="step">Bytes from row to row; 0 when the rows are packed.</param>
    public static Mat FromPixelData(int rows, int cols, MatType type, IntPtr data, long step = 0)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_new_over(rows, cols, type.Value, data, step, out var handle));
        return new Mat(handle);
    }

    /// <summary>A header over an array, which stays pinned until the matrix is disposed.</summary>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    public static Mat FromPixelData(int rows, int cols, MatType type, Array data, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var pin = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            var mat = FromPixelData(rows, cols, type, pin.AddrOfPinnedObject(), step);
            mat.Handle.Keep(pin);
            var needed = rows == 0 ? 0 : (mat.Step() * (rows - 1)) + ((long)cols * mat.ElemSize());
            if (needed > Buffer.ByteLength(data))
            {
                mat.Dispose();
                throw new ArgumentException($"{rows} rows of {cols} {type} need {needed} bytes; the array holds {Buffer.ByteLength(data)}.", nameof(data));
            }

            return mat;
        }
        catch (OpenCVException)
        {
            pin.Free();
            throw;
        }
    }

    public static Mat ImDecode(byte[] imageBytes, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(imageBytes, mode);

    public static Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(span, mode);

    public static Mat FromImageData(byte[] imageBytes, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(imageBytes, mode);

    public static Mat FromImageData(ReadOnlySpan<byte> span, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(span, mode);

    public void Release() => Dispose();
}
