using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number or truth value as an argument or result. Holds no native memory here; disposing it does nothing.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(ValueTag tag, long bits)
        : this(tag, bits, tag switch
        {
            ValueTag.Bool => torch.ScalarType.Bool,
            ValueTag.Double => torch.ScalarType.Float64,
            _ => torch.ScalarType.Int64,
        })
    {
    }

    private Scalar(ValueTag tag, long bits, torch.ScalarType type)
    {
        Tag = tag;
        Bits = bits;
        Type = type;
    }

    /// <summary>The element type that the value stands for.</summary>
    public torch.ScalarType Type { get; }

    internal ValueTag Tag { get; }

    internal long Bits { get; }

    public static implicit operator Scalar(byte value) => new(ValueTag.Int, value, torch.ScalarType.Int64);

    public static implicit operator Scalar(sbyte value) => new(ValueTag.Int, value, torch.ScalarType.Int64);

    public static implicit operator Scalar(short value) => new(ValueTag.Int, value, torch.ScalarType.Int64);

    public static implicit operator Scalar(int value) => new(ValueTag.Int, value, torch.ScalarType.Int64);

    public static implicit operator Scalar(long value) => new(ValueTag.Int, value, torch.ScalarType.Int64);

    public static implicit operator Scalar(Half value) => (double)value;

    public static implicit operator Scalar(float value) => (double)value;

    public static implicit operator Scalar(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value), torch.ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(ValueTag.Bool, value ? 1 : 0, torch.ScalarType.Bool);

    /// <summary>Does nothing; there for callers that treat it as the native object it is elsewhere.</summary>
    public void Dispose()
    {
    }

    internal double ToDoubleValue() => Tag == ValueTag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long ToInt64Value() => Tag == ValueTag.Double ? checked((long)BitConverter.Int64BitsToDouble(Bits)) : Bits;
}
