using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's file format for a state dictionary. All counts are LEB128: number of entries; per entry the name (BinaryWriter string),
/// scalar type, rank, sizes and the elements in row-major order, little-endian.
/// </summary>
internal static class StateFile
{
    /// <summary>No layer has more dimensions; a larger count means that the file is no state file.</summary>
    private const int MaximumRank = 16;

    public static void Write(BinaryWriter writer, IReadOnlyList<KeyValuePair<string, Tensor>> entries)
    {
        writer.Encode(entries.Count);
        foreach (var (name, tensor) in entries)
        {
            writer.Write(name);
            WriteTensor(writer, tensor);
        }
    }

    /// <summary>Reads everything before it changes anything, so that a damaged file leaves the module as it was.</summary>
    public static void Read(BinaryReader reader, Dictionary<string, Tensor> own, bool strict, IList<string> skip, Dictionary<string, bool>? found)
    {
        using var scope = NewDisposeScope();
        var read = new List<(Tensor Target, Tensor Value)>();
        try
        {
            var count = reader.Decode();
            if (strict && count != own.Count) throw new ArgumentException($"it has {count} entries, the module has {own.Count}.");
            for (long i = 0; i < count; i++)
            {
                var name = reader.ReadString();
                var known = own.TryGetValue(name, out var target);
                if (!known && strict) throw new ArgumentException($"the module has no parameter or buffer named '{name}'.");
                if (known && !skip.Contains(name)) read.Add((target!, ReadTensor(reader, name, target!)));
                else SkipTensor(reader, name);
                found?.TryAdd(name, known);
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("it ends in the middle of an entry.", e);
        }
        using var noGrad = no_grad();
        foreach (var (target, value) in read) target.copy_(value);
    }

    public static void RequireShape(string name, Tensor target, long[] shape)
    {
        if (!target.shape.AsSpan().SequenceEqual(shape))
        {
            throw new ArgumentException($"'{name}' has the shape [{string.Join(", ", shape)}], the module needs [{string.Join(", ", target.shape)}].");
        }
    }

    /// <summary>Writes type, shape and elements.</summary>
    public static void WriteTensor(BinaryWriter writer, Tensor tensor)
    {
        writer.Encode((int)tensor.dtype);
        writer.Encode(tensor.dim());
        foreach (var size in tensor.shape) writer.Encode(size);
        using var scope = NewDisposeScope();
        // The file has row-major order; a convolution's weights lie channels-last in memory.
        writer.Write(tensor.detach().cpu().contiguous().bytes);
    }

    /// <summary>Reads a tensor that must have the type and shape of <paramref name="target"/>; it lies in CPU memory.</summary>
    public static Tensor ReadTensor(BinaryReader reader, string name, Tensor target)
    {
        var (type, shape) = ReadHeader(reader, name);
        if (type != target.dtype) throw new ArgumentException($"'{name}' has the type {type}, the module needs {target.dtype}.");
        RequireShape(name, target, shape);
        var tensor = empty(shape, dtype: type, device: CPU);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }

    private static void SkipTensor(BinaryReader reader, string name)
    {
        var (type, shape) = ReadHeader(reader, name);
        long bytes = ElementSize(type);
        try
        {
            foreach (var size in shape) bytes = checked(bytes * size);
        }
        catch (OverflowException e)
        {
            throw new InvalidDataException($"the size of '{name}' is not plausible.", e);
        }
        Span<byte> buffer = stackalloc byte[4096];
        for (; bytes > 0; bytes -= Math.Min(bytes, buffer.Length)) reader.BaseStream.ReadExactly(buffer[..(int)Math.Min(bytes, buffer.Length)]);
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader, string name)
    {
        var type = reader.Decode();
        if (type is < 0 or > sbyte.MaxValue || !Enum.IsDefined((ScalarType)type)) throw new InvalidDataException($"'{name}' has the unknown type {type}.");
        var rank = reader.Decode();
        if (rank is < 0 or > MaximumRank) throw new InvalidDataException($"'{name}' has {rank} dimensions; at most {MaximumRank} are possible.");
        var shape = new long[rank];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Decode();
            if (shape[i] < 0) throw new InvalidDataException($"the size of '{name}' is not plausible.");
        }
        return ((ScalarType)type, shape);
    }

    private static int ElementSize(ScalarType type) => type switch
    {
        ScalarType.Bool or ScalarType.Byte or ScalarType.Int8 => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.ComplexFloat64 => 16,
        _ => 8,
    };
}
