using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Convolution of images: (batch, in, height, width) becomes (batch, out, height', width').</summary>
        public sealed class Conv2d : Convolution
        {
            internal Conv2d(ConvolutionGeometry geometry, bool bias, torch.Device? device, torch.ScalarType? dtype)
                : base(nameof(Conv2d), geometry, bias, device, dtype)
            {
            }

            /// <summary>What lies outside the image.</summary>
            public PaddingModes padding_mode => Geometry.PaddingMode;

            /// <inheritdoc/>
            /// <exception cref="ArgumentException">The input has another number of channels or dimensions.</exception>
            public override torch.Tensor forward(torch.Tensor input)
            {
                RequireImage(input);
                if (padding is null) return torch.nn.functional.conv2d_padding(input, weight, bias, stride, Padding.Same, dilation, groups);
                if (padding_mode == PaddingModes.Zeros) return torch.nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
                using var padded = torch.nn.functional.pad(input, [padding[1], padding[1], padding[0], padding[0]], padding_mode);
                return torch.nn.functional.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A convolution of images with a square kernel. Sizes are in pixels.</summary>
            /// <exception cref="ArgumentException">A size is not possible.</exception>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                Conv2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>A convolution of images. Pairs are height, width, in pixels.</summary>
            /// <exception cref="ArgumentException">A size is not possible.</exception>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var geometry = new ConvolutionGeometry(in_channels, out_channels, ConvolutionGeometry.Pair(kernel_size, 1))
                {
                    Stride = ConvolutionGeometry.Pair(stride, 1),
                    Padding = ConvolutionGeometry.Pair(padding, 0),
                    Dilation = ConvolutionGeometry.Pair(dilation, 1),
                    Groups = groups,
                    PaddingMode = padding_mode,
                };
                return new(geometry, bias, device, dtype);
            }

            /// <summary>A convolution of images with a square kernel and the padding given by intention.</summary>
            /// <exception cref="ArgumentException">A size is not possible.</exception>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var geometry = new ConvolutionGeometry(in_channels, out_channels, ConvolutionGeometry.Pair(kernel_size))
                {
                    Stride = ConvolutionGeometry.Pair(stride),
                    Padding = padding == Padding.Same ? null : [0, 0],
                    Dilation = ConvolutionGeometry.Pair(dilation),
                    Groups = groups,
                    PaddingMode = padding_mode,
                };
                return new(geometry, bias, device, dtype);
            }

            public static partial class functional
            {
                /// <summary>Convolution of (batch, in, height, width) with (out, in / groups, kernel height, kernel width).</summary>
                public static Tensor conv2d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                    Operator.Call("conv2d", input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

                /// <summary>Convolution with the padding given by intention.</summary>
                public static Tensor conv2d_padding(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                    Operator.Call("conv2d.padding", input, weight, bias, strides ?? [1, 1], padding == Padding.Same ? "same" : "valid", dilation ?? [1, 1], groups);
            }
        }
    }
}
