namespace TorchSharp.Modules;

/// <summary>Sizes of a two-dimensional convolution; pairs are height, width.</summary>
internal sealed record ConvolutionGeometry(long InChannels, long OutChannels, long[] KernelSize)
{
    public long[] Stride { get; init; } = [1, 1];

    /// <summary>Null means <see cref="TorchSharp.Padding.Same"/>.</summary>
    public long[]? Padding { get; init; } = [0, 0];

    public long[] Dilation { get; init; } = [1, 1];

    public long[] OutputPadding { get; init; } = [0, 0];

    public long Groups { get; init; } = 1;

    public bool Transposed { get; init; }

    public PaddingModes PaddingMode { get; init; } = PaddingModes.Zeros;

    public static long[] Pair(long value) => [value, value];

    public static long[] Pair((long, long)? value, long otherwise) => value is { } v ? [v.Item1, v.Item2] : [otherwise, otherwise];

    public long[] WeightShape() => Transposed
        ? [InChannels, OutChannels / Groups, KernelSize[0], KernelSize[1]]
        : [OutChannels, InChannels / Groups, KernelSize[0], KernelSize[1]];

    /// <exception cref="ArgumentException">A size is not possible.</exception>
    public void Validate(string layer)
    {
        if (InChannels <= 0 || OutChannels <= 0) throw new ArgumentException($"{layer} needs at least one channel, not {InChannels} to {OutChannels}.");
        if (Groups <= 0 || InChannels % Groups != 0 || OutChannels % Groups != 0)
        {
            throw new ArgumentException($"{layer}: {Groups} groups do not divide {InChannels} and {OutChannels} channels.");
        }
        if (KernelSize.Min() <= 0 || Stride.Min() <= 0 || Dilation.Min() <= 0) throw new ArgumentException($"{layer}: kernel, stride and dilation must be positive.");
        if (Padding?.Min() < 0 || OutputPadding.Min() < 0) throw new ArgumentException($"{layer}: padding must not be negative.");
        if (Padding is null && Stride.Max() != 1) throw new ArgumentException($"{layer}: the padding 'same' needs stride 1.");
    }
}
