namespace TorchSharp.Interop;

/// <summary>One argument of an operator. The conversions let a call read like the operator's schema; null becomes "none".</summary>
internal readonly struct Argument
{
    private Argument(ValueTag tag, long bits = 0, object? reference = null, long length = 0)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
        Length = length;
    }

    /// <summary>The value that the operator's schema gives.</summary>
    internal static Argument Default => new(ValueTag.Default);

    /// <summary>No value.</summary>
    internal static Argument None => default;

    internal ValueTag Tag { get; }

    internal long Bits { get; }

    /// <summary>Number of elements of a list; the index of a device.</summary>
    internal long Length { get; }

    /// <summary>The tensor, generator, array or string.</summary>
    internal object? Reference { get; }

    public static implicit operator Argument(torch.Tensor? value) => value is null ? None : new(ValueTag.Tensor, 0, value);

    public static implicit operator Argument(bool value) => new(ValueTag.Bool, value ? 1 : 0);

    public static implicit operator Argument(int value) => new(ValueTag.Int, value);

    public static implicit operator Argument(long value) => new(ValueTag.Int, value);

    public static implicit operator Argument(long? value) => value is { } number ? number : None;

    public static implicit operator Argument(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } number ? number : None;

    public static implicit operator Argument(Scalar? value) => value is null ? None : new(value.Tag, value.Bits);

    public static implicit operator Argument(torch.ScalarType value) => new(ValueTag.Int, (long)value);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } type ? type : None;

    public static implicit operator Argument(torch.Device? value) => value is null ? None : new(ValueTag.Device, (long)value.type, null, value.index);

    public static implicit operator Argument(torch.Generator? value) => value is null ? None : new(ValueTag.Generator, 0, value);

    public static implicit operator Argument(long[]? value) => value is null ? None : new(ValueTag.IntList, 0, value, value.Length);

    public static implicit operator Argument(ReadOnlySpan<long> value) => value.ToArray();

    public static implicit operator Argument(double[]? value) => value is null ? None : new(ValueTag.DoubleList, 0, value, value.Length);

    public static implicit operator Argument(bool[]? value) => value is null ? None : new(ValueTag.BoolList, 0, value, value.Length);

    public static implicit operator Argument(torch.Tensor?[]? value) => value is null ? None : new(ValueTag.TensorList, 0, value, value.Length);

    public static implicit operator Argument(string? value) => value is null ? None : new(ValueTag.String, 0, value, value.Length);
}
