namespace TorchSharp;

/// <summary>Conversions between <see cref="Scalar"/> and .NET's numbers.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Half ToHalf(this Scalar value) => (Half)value.ToDoubleValue();

    public static float ToSingle(this Scalar value) => (float)value.ToDoubleValue();

    public static double ToDouble(this Scalar value) => value.ToDoubleValue();

    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.ToInt64Value());

    public static byte ToByte(this Scalar value) => checked((byte)value.ToInt64Value());

    public static short ToInt16(this Scalar value) => checked((short)value.ToInt64Value());

    public static int ToInt32(this Scalar value) => checked((int)value.ToInt64Value());

    public static long ToInt64(this Scalar value) => value.ToInt64Value();

    public static bool ToBoolean(this Scalar value) => value.ToDoubleValue() != 0;
}
