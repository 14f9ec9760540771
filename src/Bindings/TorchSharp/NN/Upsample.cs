using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Enlarges images (batch, channels, height, width) to a size or by a factor.</summary>
        public sealed class Upsample : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            private readonly long[]? _size;
            private readonly double[]? _scaleFactor;

            internal Upsample(long[]? size, double[]? scale_factor, torch.UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
                : base(nameof(Upsample))
            {
                _size = size;
                _scaleFactor = scale_factor;
                this.mode = mode;
                this.align_corners = align_corners;
                this.recompute_scale_factor = recompute_scale_factor;
            }

            /// <summary>Height and width of the result; empty when a factor is given.</summary>
            public ReadOnlySpan<long> size => _size;

            /// <summary>Factors of height and width; empty when a size is given.</summary>
            public ReadOnlySpan<double> scale_factor => _scaleFactor;

            /// <summary>How pixels between pixels are computed.</summary>
            public torch.UpsampleMode mode { get; }

            /// <summary>Whether the centres of the corner pixels stay; null means no.</summary>
            public bool? align_corners { get; }

            /// <summary>Whether the factor is recomputed from the rounded size.</summary>
            public bool? recompute_scale_factor { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input) =>
                torch.nn.functional.interpolate(input, _size, _scaleFactor, (torch.InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Enlarges images (batch, channels, height, width) to a size or by a factor.</summary>
            public static Upsample Upsample(
                long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
                new(size, scale_factor, mode, align_corners, recompute_scale_factor);
        }
    }
}
