using System.Collections;
using TorchSharp.Interop;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a tensor in the processor's memory, in row-major order whatever the strides are.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor tensor;
    private readonly long[] shape;
    private readonly long[] strides;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
        {
            throw new InvalidOperationException($"The elements are on {tensor.device}: copy the tensor to the processor first, with cpu().");
        }

        // Another object for the same tensor: the accessor stays valid when its owner is disposed, and no scope frees it.
        this.tensor = tensor.alias().DetachFromDisposeScope();
        shape = tensor.shape;
        strides = tensor.stride();
        Count = tensor.NumberOfElements;
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>False: elements can be set.</summary>
    public bool IsReadOnly => false;

    /// <summary>The element at one index per dimension; one index alone counts through the flat tensor.</summary>
    public unsafe T this[params long[] indices]
    {
        get => *Address(indices);
        set => *Address(indices) = value;
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        T[] copy = new T[Count];
        tensor.ReadTo<T>(copy);
        return copy;
    }

    /// <summary>A copy of all elements in an array of the tensor's sizes; one element alone where there are no dimensions.</summary>
    public Array ToNDArray()
    {
        Array copy = Array.CreateInstance(typeof(T), shape.Length == 0 ? [1] : shape);
        tensor.ReadTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(copy)), copy.Length));
        return copy;
    }

    /// <summary>Copies the elements from <paramref name="tensorIndex"/> on.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (arrayIndex == 0 && tensorIndex == 0 && array.Length >= Count)
        {
            tensor.ReadTo(array);
            return;
        }

        for (long i = tensorIndex; i < Count && arrayIndex < array.Length; i++)
        {
            array[arrayIndex++] = *Address([i]);
        }
    }

    /// <summary>Overwrites the elements from <paramref name="tensorIndex"/> on.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        array = array[arrayIndex..];
        if (tensor.is_contiguous())
        {
            int length = (int)Math.Min(array.Length, Count - tensorIndex);
            if (length > 0)
            {
                array[..length].CopyTo(new Span<T>(Address([tensorIndex]), length));
            }

            return;
        }

        for (int i = 0; i < array.Length && tensorIndex + i < Count; i++)
        {
            *Address([tensorIndex + i]) = array[i];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Ends the access. The tensor itself stays.</summary>
    public void Dispose() => tensor.Dispose();

    private unsafe T* Address(long[] indices)
    {
        long offset = 0;
        if (indices.Length == 1 && shape.Length != 1)
        {
            long rest = Checked(indices[0], Count);
            for (int i = shape.Length - 1; i >= 0; i--)
            {
                (rest, long index) = Math.DivRem(rest, shape[i]);
                offset += index * strides[i];
            }
        }
        else if (indices.Length == shape.Length)
        {
            for (int i = 0; i < shape.Length; i++)
            {
                offset += Checked(indices[i], shape[i]) * strides[i];
            }
        }
        else
        {
            throw new ArgumentException($"The tensor has {shape.Length} dimensions, but there are {indices.Length} indices.", nameof(indices));
        }

        return (T*)tensor.DataAddress + offset;
    }

    private static long Checked(long index, long size) => index >= 0 && index < size ? index : throw new IndexOutOfRangeException($"Index {index} is outside 0 to {size - 1}.");
}
