using TorchSharp.Interop;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>y = x · Wᵀ + b along the last dimension.</summary>
        public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
        {
            [ComponentName(Name = nameof(weight))]
            private Parameter _weight;

            [ComponentName(Name = nameof(bias))]
            private Parameter? _bias;

            internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
            {
                in_features = weight.shape[1];
                out_features = weight.shape[0];
                _weight = weight;
                _bias = bias;
                RegisterComponents();
            }

            /// <summary>Inputs per sample.</summary>
            public long in_features { get; set; }

            /// <summary>Outputs per sample.</summary>
            public long out_features { get; set; }

            /// <summary>Shape (out_features, in_features). Setting it disposes the old one.</summary>
            public Parameter weight
            {
                get => _weight;
                set => ReplaceParameter(nameof(weight), ref _weight!, value);
            }

            /// <summary>Shape (out_features), or null. Setting it disposes the old one.</summary>
            public Parameter? bias
            {
                get => _bias;
                set => ReplaceParameter(nameof(bias), ref _bias, value);
            }

            /// <summary>Shape (..., in_features) becomes (..., out_features).</summary>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.linear(tensor, _weight, _bias);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A fully connected layer; weights and biases start uniform within ±1/√inputSize.</summary>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(inputSize);
                ArgumentOutOfRangeException.ThrowIfNegative(outputSize);
                var weight = new Parameter(empty([outputSize, inputSize], dtype: dtype, device: device));
                var bias = hasBias ? new Parameter(empty([outputSize], dtype: dtype, device: device)) : null;
                init.FillAsLayer(weight, bias);
                return new(weight, bias);
            }

            /// <summary>A fully connected layer over existing parameters, which it then owns.</summary>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

            public static partial class functional
            {
                /// <summary>x · Wᵀ + b: shapes (..., in), (out, in) and (out) give (..., out).</summary>
                public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Operator.Call("linear", input, weights, bias);
            }
        }
    }
}
