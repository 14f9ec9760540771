using System.Runtime.CompilerServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Shape, type and access to elements.</content>
public partial class Mat
{
    public int Rows => Describe().Rows;

    public int Height => Rows;

    public int Cols => Describe().Cols;

    public int Width => Cols;

    public int Dims => Describe().Dims;

    public int Flags => Describe().Flags;

    /// <summary>First byte of the first row; zero when empty.</summary>
    public IntPtr Data => Describe().Data;

    public unsafe byte* DataPointer => (byte*)Data;

    /// <summary>A part of this matrix; shares the data.</summary>
    public Mat this[Rect roi]
    {
        get => SubMat(roi);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            using var part = SubMat(roi);
            if (part.Size() != value.Size() || part.Type() != value.Type())
            {
                throw new ArgumentException($"A {value} does not fit into a part that is a {part}.", nameof(value));
            }

            value.CopyTo(part);
        }
    }

    /// <summary>A part of this matrix; ends are exclusive.</summary>
    public Mat this[int rowStart, int rowEnd, int colStart, int colEnd] => SubMat(rowStart, rowEnd, colStart, colEnd);

    public Size Size()
    {
        var description = Describe();
        return new Size(description.Cols, description.Rows);
    }

    public MatType Type() => new(Describe().Type);

    public int Depth() => Type().Depth;

    public int Channels() => Type().Channels;

    /// <summary>Bytes of one element with all its channels.</summary>
    public int ElemSize() => Describe().ElemSize;

    /// <summary>Bytes of one channel.</summary>
    public int ElemSize1()
    {
        var description = Describe();
        return description.ElemSize / new MatType(description.Type).Channels;
    }

    /// <summary>Bytes from one row to the next.</summary>
    public long Step() => Describe().Step;

    /// <summary>Number of elements.</summary>
    public long Total() => Describe().Total;

    public bool Empty() => Describe() is { Total: 0 } or { Data: 0 };

    public bool IsContinuous() => Describe().Continuous != 0;

    public bool IsSubmatrix() => Describe().Submatrix != 0;

    /// <summary>First byte of row <paramref name="i0"/>.</summary>
    public IntPtr Ptr(int i0) => Address(i0, 0);

    public IntPtr Ptr(int i0, int i1) => Address(i0, i1);

    /// <summary>Reads one element; <typeparamref name="T"/> must be as large as the element.</summary>
    public unsafe T Get<T>(int i0, int i1)
        where T : struct => Unsafe.ReadUnaligned<T>((void*)Address(i0, i1, Unsafe.SizeOf<T>()));

    /// <summary>Element of a single row or column.</summary>
    public T Get<T>(int i0)
        where T : struct => Rows == 1 ? Get<T>(0, i0) : Get<T>(i0, 0);

    public unsafe void Set<T>(int i0, int i1, T value)
        where T : struct => Unsafe.WriteUnaligned((void*)Address(i0, i1, Unsafe.SizeOf<T>()), value);

    public void Set<T>(int i0, T value)
        where T : struct
    {
        if (Rows == 1)
        {
            Set(0, i0, value);
        }
        else
        {
            Set(i0, 0, value);
        }
    }

    /// <summary>A reference into the matrix, valid until it is disposed or reallocated.</summary>
    public unsafe ref T At<T>(int i0, int i1)
        where T : unmanaged => ref *(T*)Address(i0, i1, sizeof(T));

    /// <summary>Copies all elements row by row.</summary>
    /// <returns>True; false when the matrix is empty.</returns>
    public unsafe bool GetArray<T>(out T[] data)
        where T : unmanaged
    {
        var description = CheckElement<T>();
        data = new T[(long)Math.Max(description.Rows, 0) * Math.Max(description.Cols, 0)];
        fixed (T* target = data)
        {
            for (var row = 0; row < description.Rows; row++)
            {
                Buffer.MemoryCopy((byte*)description.Data + (row * description.Step), target + ((long)row * description.Cols), RowBytes(description), RowBytes(description));
            }
        }

        GC.KeepAlive(this);
        return data.Length > 0;
    }

    /// <summary>Fills all elements row by row.</summary>
    /// <exception cref="ArgumentException">The array is shorter than the matrix.</exception>
    public unsafe bool SetArray<T>(params T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        var description = CheckElement<T>();
        if (data.Length < description.Total)
        {
            throw new ArgumentException($"{data.Length} values are too few for {description.Total} elements.", nameof(data));
        }

        fixed (T* source = data)
        {
            for (var row = 0; row < description.Rows; row++)
            {
                Buffer.MemoryCopy(source + ((long)row * description.Cols), (byte*)description.Data + (row * description.Step), RowBytes(description), RowBytes(description));
            }
        }

        GC.KeepAlive(this);
        return description.Total > 0;
    }

    /// <summary>The data in place when it is continuous, otherwise nothing; valid until the matrix is disposed or reallocated.</summary>
    public unsafe Span<T> AsSpan<T>()
        where T : unmanaged
    {
        var description = Describe();
        return description.Continuous != 0 && description.Data != 0
            ? new Span<T>((void*)description.Data, checked((int)(description.Total * description.ElemSize / sizeof(T))))
            : [];
    }

    public override string ToString()
    {
        if (IsDisposed)
        {
            return "Mat (disposed)";
        }

        var description = Describe();
        return $"Mat [ {description.Rows}*{description.Cols}*{new MatType(description.Type)} ]";
    }

    internal MatDescription Describe()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_mat_describe(Handle, out var description));
        return description;
    }

    private static long RowBytes(in MatDescription description) => (long)description.Cols * description.ElemSize;

    private unsafe MatDescription CheckElement<T>()
        where T : unmanaged
    {
        var description = Describe();
        return description.Total == 0 || sizeof(T) == description.ElemSize
            ? description
            : throw new OpenCVException($"{typeof(T).Name} has {sizeof(T)} bytes; an element of {new MatType(description.Type)} has {description.ElemSize}.");
    }

    private nint Address(int row, int column, int size = 0)
    {
        var description = Describe();
        if ((uint)row >= (uint)Math.Max(description.Rows, 0) || (uint)column >= (uint)Math.Max(description.Cols, 0) || size > description.ElemSize)
        {
            throw new ArgumentOutOfRangeException(nameof(row), $"Element ({row}, {column}) of {size} bytes is not in a {this}.");
        }

        return (nint)(description.Data + (row * description.Step) + ((long)column * description.ElemSize));
    }
}
