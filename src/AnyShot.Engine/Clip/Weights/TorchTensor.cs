namespace AnyShot.Engine.Clip.Weights;

/// <summary>A view of a storage.</summary>
/// <param name="Storage">Where the numbers are.</param>
/// <param name="Offset">First number.</param>
/// <param name="Shape">Sizes.</param>
/// <param name="Strides">Numbers from one element to the next, for each dimension.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    /// <summary>The number of the storage that the last element is.</summary>
    public long Last => Offset + Shape.Zip(Strides, (size, stride) => (size - 1) * stride).Sum();

    /// <summary>Whether the elements lie one behind the other in row-major order.</summary>
    public bool IsContiguous
    {
        get
        {
            var step = 1L;
            for (var i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Strides[i] != step)
                {
                    return false;
                }

                step *= Shape[i];
            }

            return true;
        }
    }
}
