using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Normalises the last dimensions of each sample to mean 0 and variance 1, then scales and shifts.</summary>
        public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
        {
            [ComponentName(Name = nameof(weight))]
            private Parameter? _weight;

            [ComponentName(Name = nameof(bias))]
            private Parameter? _bias;

            internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, torch.Device? device, torch.ScalarType? dtype)
                : base(nameof(LayerNorm))
            {
                this.normalized_shape = normalized_shape;
                this.eps = eps;
                if (elementwise_affine) _weight = new Parameter(torch.ones(normalized_shape, dtype: dtype, device: device));
                if (elementwise_affine && bias) _bias = new Parameter(torch.zeros(normalized_shape, dtype: dtype, device: device));
                RegisterComponents();
            }

            /// <summary>Sizes of the last dimensions, which are normalised together.</summary>
            public long[] normalized_shape { get; set; }

            /// <summary>Added to the variance.</summary>
            public double eps { get; set; }

            /// <summary>Whether there is a scale to train.</summary>
            public bool elementwise_affine => _weight is not null;

            /// <summary>Scale per element, or null.</summary>
            public Parameter? weight
            {
                get => _weight;
                set => ReplaceParameter(nameof(weight), ref _weight, value);
            }

            /// <summary>Shift per element, or null.</summary>
            public Parameter? bias
            {
                get => _bias;
                set => ReplaceParameter(nameof(bias), ref _bias, value);
            }

            /// <summary>Puts the scale to 1 and the shift to 0.</summary>
            public void reset_parameters()
            {
                if (_weight is not null) torch.nn.init.ones_(_weight);
                if (_bias is not null) torch.nn.init.zeros_(_bias);
            }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalisation over the last dimensions, whose sizes are given.</summary>
            public static LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Normalisation over the last dimension, whose size is given.</summary>
            public static LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
