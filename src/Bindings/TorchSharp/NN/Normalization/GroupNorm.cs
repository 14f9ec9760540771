using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Normalises groups of channels of each sample to mean 0 and variance 1, then scales and shifts each channel.</summary>
        public sealed class GroupNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
        {
            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            [ComponentName(Name = nameof(bias))]
            private Parameter? _bias;

            internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, torch.Device? device, torch.ScalarType? dtype)
                : base(nameof(GroupNorm))
            {
                if (num_groups <= 0 || num_channels <= 0 || num_channels % num_groups != 0)
                {
                    throw new ArgumentException($"GroupNorm: {num_groups} groups do not divide {num_channels} channels.");
                }
                this.num_groups = num_groups;
                this.eps = eps;
                if (affine)
                {
                    _weight = new Parameter(torch.ones([num_channels], dtype: dtype, device: device));
                    _bias = new Parameter(torch.zeros([num_channels], dtype: dtype, device: device));
                }
                RegisterComponents();
            }

            /// <summary>Number of groups.</summary>
            public long num_groups { get; set; }

            /// <summary>Added to the variance.</summary>
            public double eps { get; set; }

            /// <summary>Whether there are a scale and a shift to train.</summary>
            public bool affine => _weight is not null;

            /// <summary>Scale per channel, or null.</summary>
            public Parameter? weight
            {
                get => _weight;
                set => ReplaceParameter(nameof(weight), ref _weight, value);
            }

            /// <summary>Shift per channel, or null.</summary>
            public Parameter? bias
            {
                get => _bias;
                set => ReplaceParameter(nameof(bias), ref _bias, value);
            }

            /// <summary>Shape (batch, channels, ...) stays.</summary>
            public override torch.Tensor forward(torch.Tensor tensor)
            {
                if (tensor.dim() < 2) throw new ArgumentException($"GroupNorm needs (batch, channels, ...), not the shape [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                return torch.nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Group normalisation.</summary>
            /// <exception cref="ArgumentException">The groups do not divide the channels.</exception>
            public static GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
