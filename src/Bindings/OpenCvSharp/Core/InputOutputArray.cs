using System.Diagnostics.CodeAnalysis;

namespace OpenCvSharp;

/// <summary>A matrix that a function reads and writes.</summary>
public class InputOutputArray : OutputArray
{
    internal InputOutputArray(Mat mat)
        : base(mat)
    {
    }

    [return: NotNullIfNotNull(nameof(mat))]
    public static implicit operator InputOutputArray?(Mat? mat) => mat?.AsOutput;

    public static new InputOutputArray Create(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        return mat.AsOutput;
    }
}
