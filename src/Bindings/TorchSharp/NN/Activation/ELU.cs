using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Exponential linear unit: x above zero, alpha · (exp(x) - 1) below.</summary>
        public sealed class ELU : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal ELU(double alpha, bool inplace) : base(nameof(ELU))
            {
                this.alpha = alpha;
                this.inplace = inplace;
            }

            /// <summary>Limit below zero is -alpha.</summary>
            public double alpha { get; set; }

            /// <summary>True overwrites the input.</summary>
            public bool inplace { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.elu(tensor, alpha, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Exponential linear unit: x above zero, alpha · (exp(x) - 1) below.</summary>
            public static ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            public static partial class functional
            {
                /// <summary>x above zero, alpha · (exp(x) - 1) below.</summary>
                public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? Operator.CallInPlace("elu_", x, alpha) : Operator.Call("elu", x, alpha);
            }
        }
    }
}
