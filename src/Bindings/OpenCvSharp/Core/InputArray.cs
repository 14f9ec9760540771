using System.Diagnostics.CodeAnalysis;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>A matrix, or a number per channel, that a function reads.</summary>
public class InputArray
{
    private readonly Mat _mat;

    internal InputArray(Mat mat) => _mat = mat;

    internal MatHandle Handle => _mat.Handle;

    [return: NotNullIfNotNull(nameof(mat))]
    public static implicit operator InputArray?(Mat? mat) => mat?.AsInput;

    public static implicit operator InputArray(Scalar val) => Create(val);

    public static implicit operator InputArray(double val) => Create(val);

    public static InputArray Create(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        return mat.AsInput;
    }

    /// <summary>OpenCV takes a column of four doubles as one value per channel wherever it takes a scalar.</summary>
    public static InputArray Create(Scalar val)
    {
        var column = new Mat(4, 1, MatType.CV_64FC1);
        for (var i = 0; i < 4; i++)
        {
            column.Set(i, 0, val[i]);
        }

        return new InputArray(column);
    }

    public static InputArray Create(double val) => Create(Scalar.All(val));

    /// <summary>The matrix, or none: an absent mask.</summary>
    internal static MatHandle OrNone(InputArray? array) => array is null ? MatHandle.None : array.Handle;
}
