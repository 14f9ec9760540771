using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions and transposed convolutions over images have in common: parameters, geometry and the check of the input.</summary>
/// <remarks>
/// Weights lie channels-last in memory, which makes libtorch compute and return channels-last: more than twice as fast on the CPU.
/// Shapes and results are not affected.
/// </remarks>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>libtorch's number of the memory format in which the channels of a pixel are neighbours.</summary>
    private const int ChannelsLast = 2;

    [ComponentName(Name = nameof(weight))]
    private Parameter _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    private protected Convolution(string name, ConvolutionGeometry geometry, bool bias, Device? device, ScalarType? dtype) : base(name)
    {
        geometry.Validate(name);
        Geometry = geometry;
        using (var shaped = empty(geometry.WeightShape(), dtype: dtype, device: device))
        {
            _weight = new Parameter(Operator.Call("contiguous", shaped, ChannelsLast));
        }
        _bias = bias ? new Parameter(empty([geometry.OutChannels], dtype: dtype, device: device)) : null;
        reset_parameters();
        RegisterComponents();
    }

    internal ConvolutionGeometry Geometry { get; }

    /// <summary>Channels of the input.</summary>
    public long in_channels => Geometry.InChannels;

    /// <summary>Channels of the output.</summary>
    public long out_channels => Geometry.OutChannels;

    /// <summary>Groups of channels that do not see each other.</summary>
    public long groups => Geometry.Groups;

    /// <summary>Height and width of the kernel.</summary>
    public long[] kernel_size => Geometry.KernelSize;

    /// <summary>Step in height and width.</summary>
    public long[] stride => Geometry.Stride;

    /// <summary>Padding in height and width; null with <see cref="Padding.Same"/>.</summary>
    public long[]? padding => Geometry.Padding;

    /// <summary>Distance of the kernel's elements in height and width.</summary>
    public long[] dilation => Geometry.Dilation;

    /// <summary>Shape (out_channels, in_channels / groups, height, width); the first two change places when transposed.</summary>
    public Parameter weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), ref _weight!, value);
    }

    /// <summary>Shape (out_channels), or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(nameof(bias), ref _bias, value);
    }

    /// <summary>Draws new weights and biases, uniform within ±1/√fan-in.</summary>
    public void reset_parameters() => nn.init.FillAsLayer(_weight, _bias);

    /// <summary>Refuses what is not (batch, channels, height, width) or (channels, height, width) with the layer's channels.</summary>
    /// <exception cref="ArgumentException">The input has another shape.</exception>
    private protected void RequireImage(Tensor input)
    {
        var dimensions = input.dim();
        if (dimensions is not (3 or 4) || input.shape[dimensions - 3] != in_channels)
        {
            throw new ArgumentException(
                $"{GetName()} needs an input of shape (batch, {in_channels}, height, width), not [{string.Join(", ", input.shape)}].", nameof(input));
        }
    }
}
