using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Transposed convolution of images, which enlarges them: (batch, in, height, width) becomes (batch, out, height', width').</summary>
        public sealed class ConvTranspose2d : Convolution
        {
            internal ConvTranspose2d(ConvolutionGeometry geometry, bool bias, torch.Device? device, torch.ScalarType? dtype)
                : base(nameof(ConvTranspose2d), geometry, bias, device, dtype)
            {
            }

            /// <summary>Rows and columns added on one side, which tell sizes apart that the stride maps to the same.</summary>
            public long[] output_padding => Geometry.OutputPadding;

            /// <inheritdoc/>
            /// <exception cref="ArgumentException">The input has another number of channels or dimensions.</exception>
            public override torch.Tensor forward(torch.Tensor input) => forward(input, null);

            /// <summary>The forward pass to a wanted size.</summary>
            /// <param name="output_size">Height and width of the result (or its whole shape); null takes the layer's output padding.</param>
            /// <exception cref="ArgumentException">The shape of the input does not fit, or the size cannot be reached.</exception>
            public torch.Tensor forward(torch.Tensor input, long[]? output_size)
            {
                RequireImage(input);
                var extra = output_size is null ? output_padding : ExtraFor(input, output_size);
                return torch.nn.functional.conv_transpose2d(input, weight, bias, stride, padding, extra, dilation, groups);
            }

            private long[] ExtraFor(torch.Tensor input, long[] size)
            {
                var extra = new long[2];
                for (var i = 0; i < 2; i++)
                {
                    var smallest = ((input.shape[^(2 - i)] - 1) * stride[i]) - (2 * padding![i]) + (dilation[i] * (kernel_size[i] - 1)) + 1;
                    extra[i] = size.Length >= 2 ? size[^(2 - i)] - smallest : -1;
                    if (extra[i] < 0 || extra[i] >= stride[i])
                    {
                        throw new ArgumentException(
                            $"{GetName()} cannot make the size [{string.Join(", ", size)}]: dimension {i} can have {smallest} to {smallest + stride[i] - 1} pixels.", nameof(size));
                    }
                }
                return extra;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A transposed convolution of images with a square kernel. Sizes are in pixels.</summary>
            /// <exception cref="ArgumentException">A size is not possible.</exception>
            public static ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                ConvTranspose2d(
                    in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (output_padding, output_padding),
                    (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>A transposed convolution of images. Pairs are height, width, in pixels.</summary>
            /// <exception cref="ArgumentException">A size is not possible, or the padding mode is not <see cref="PaddingModes.Zeros"/>.</exception>
            public static ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                if (padding_mode != PaddingModes.Zeros) throw new ArgumentException("ConvTranspose2d pads with zeros only.", nameof(padding_mode));
                var geometry = new ConvolutionGeometry(in_channels, out_channels, ConvolutionGeometry.Pair(kernel_size, 1))
                {
                    Transposed = true,
                    Stride = ConvolutionGeometry.Pair(stride, 1),
                    Padding = ConvolutionGeometry.Pair(padding, 0),
                    OutputPadding = ConvolutionGeometry.Pair(output_padding, 0),
                    Dilation = ConvolutionGeometry.Pair(dilation, 1),
                    Groups = groups,
                };
                return new(geometry, bias, device, dtype);
            }

            public static partial class functional
            {
                /// <summary>Transposed convolution of (batch, in, height, width) with (in, out / groups, kernel height, kernel width).</summary>
                public static Tensor conv_transpose2d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null,
                    long[]? dilation = null, long groups = 1) =>
                    Operator.Call("conv_transpose2d.input", input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], output_padding ?? [0, 0], groups, dilation ?? [1, 1]);
            }
        }
    }
}
