namespace OpenCvSharp;

/// <summary>Four letters that name a codec.</summary>
public readonly struct FourCC : IEquatable<FourCC>
{
    public static readonly int MJPG = FromString(nameof(MJPG));
    public static readonly int XVID = FromString(nameof(XVID));

    public readonly int Value;

    public FourCC(int value)
    {
        Value = value;
    }

    public static implicit operator int(FourCC fourcc) => fourcc.Value;

    public static implicit operator FourCC(int code) => new(code);

    public static bool operator ==(FourCC left, FourCC right) => left.Equals(right);

    public static bool operator !=(FourCC left, FourCC right) => !left.Equals(right);

    public static FourCC FromInt32(int code) => new(code);

    /// <exception cref="ArgumentException">Not four letters.</exception>
    public static FourCC FromString(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == 4
            ? new FourCC((code[0] & 255) | ((code[1] & 255) << 8) | ((code[2] & 255) << 16) | ((code[3] & 255) << 24))
            : throw new ArgumentException($"\"{code}\" does not have four letters.", nameof(code));
    }

    public bool Equals(FourCC other) => Value == other.Value;

    public override bool Equals(object? obj) => obj is FourCC other && Equals(other);

    public override int GetHashCode() => Value;
}
