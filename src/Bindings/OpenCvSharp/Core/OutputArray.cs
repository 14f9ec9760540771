using System.Diagnostics.CodeAnalysis;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>A matrix that a function writes; reallocated only when size or type change.</summary>
public class OutputArray
{
    private readonly Mat _mat;

    internal OutputArray(Mat mat) => _mat = mat;

    internal MatHandle Handle => _mat.Handle;

    [return: NotNullIfNotNull(nameof(mat))]
    public static implicit operator OutputArray?(Mat? mat) => mat?.AsOutput;

    public static OutputArray Create(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        return mat.AsOutput;
    }

    public virtual Mat? GetMat() => _mat;
}
