using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor copied from an array of any rank, with elements of a type that tensors can hold.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <inheritdoc cref="from_array(Array, Device)"/>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Type.GetTypeCode(rawArray.GetType().GetElementType()) switch
        {
            TypeCode.Boolean => CreateFromArray<bool>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Byte => CreateFromArray<byte>(rawArray, dtype, device, requires_grad, names),
            TypeCode.SByte => CreateFromArray<sbyte>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Int16 => CreateFromArray<short>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Int32 => CreateFromArray<int>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Int64 => CreateFromArray<long>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Single => CreateFromArray<float>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Double => CreateFromArray<double>(rawArray, dtype, device, requires_grad, names),
            _ => throw new NotSupportedException($"A tensor cannot hold elements of type {rawArray.GetType().GetElementType()}."),
        };

    /// <inheritdoc cref="from_array(Array, ScalarType?, Device, bool, string[])"/>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>The tensor itself, or converted where type or device differ.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) => data.to(dtype ?? data.dtype, device ?? data.device);

    private static void RequireNoNames(string[]? names)
    {
        if (names is not null)
        {
            throw new NotSupportedException("Named dimensions are not supported.");
        }
    }

    private static Tensor CreateFromArray<T>(Array array, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        long[] sizes = new long[array.Rank];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = array.GetLength(i);
        }

        ReadOnlySpan<T> elements = array.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        return Create(elements, sizes, dtype, device, requires_grad, names);
    }

    private static unsafe Tensor Create<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> sizes, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        RequireNoNames(names);
        ScalarType type = ToScalarType(typeof(T));
        long expected = 1;
        foreach (long size in sizes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(sizes));
            expected = checked(expected * size);
        }

        if (expected != elements.Length)
        {
            throw new ArgumentException($"There are {elements.Length} elements, but the sizes {string.Join('x', sizes.ToArray())} ask for {expected}.", nameof(sizes));
        }

        bool convert = dtype is not null && dtype != type;
        Device target = device ?? CPU;
        Device first = convert ? CPU : target;
        byte nothing = 0;
        nint handle;
        fixed (T* data = elements)
        fixed (long* shape = sizes)
        {
            NativeStatus.Check(NativeMethods.anyshot_torch_tensor_create(
                elements.IsEmpty ? &nothing : data, (long)elements.Length * sizeof(T), (int)type, shape, sizes.Length, (int)first.type, first.index, out handle));
        }

        Tensor created = new(new TensorHandle(handle));
        if (convert)
        {
            Tensor converted = created.to(dtype!.Value, target);
            created.Dispose();
            created = converted;
        }

        return requires_grad ? created.with_requires_grad() : created;
    }
}
