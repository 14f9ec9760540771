using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Batch normalisation of (batch, channels, height, width).</summary>
        public sealed class BatchNorm2d : BatchNorm
        {
            internal BatchNorm2d(
                long num_features, double eps, double? momentum, bool affine, bool track_running_stats, torch.Device? device, torch.ScalarType? dtype)
                : base(nameof(BatchNorm2d), num_features, eps, momentum, affine, track_running_stats, device, dtype)
            {
            }

            /// <inheritdoc/>
            protected override void ValidateInputDimensions(torch.Tensor input)
            {
                if (input.dim() != 4) throw new ArgumentException($"BatchNorm2d needs (batch, channels, height, width), not the shape [{string.Join(", ", input.shape)}].", nameof(input));
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Batch normalisation of (batch, channels, height, width).</summary>
            /// <param name="num_features">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">Weight of the newest batch in the running averages, 0 to 1.</param>
            /// <param name="affine">Whether to train a scale and a shift per channel.</param>
            /// <param name="track_running_stats">Whether to keep running averages for evaluation.</param>
            public static BatchNorm2d BatchNorm2d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
