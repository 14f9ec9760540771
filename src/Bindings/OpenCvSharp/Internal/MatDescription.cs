using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Everything about a matrix in one call; mirrors anyshot_cv_description in mat.cpp (56 bytes).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MatDescription
{
    public nint Data;
    public long Step;
    public long Total;
    public int Rows;
    public int Cols;
    public int Type;
    public int Dims;
    public int ElemSize;
    public int Flags;
    public int Continuous;
    public int Submatrix;
}
