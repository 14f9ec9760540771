namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        private static long[] Pair(long value) => [value, value];

        private static long[]? Pair(long? value) => value is { } v ? [v, v] : null;

        private static long[] Pair((long, long) value) => [value.Item1, value.Item2];

        private static long[]? Pair((long, long)? value) => value is { } v ? [v.Item1, v.Item2] : null;
    }
}
