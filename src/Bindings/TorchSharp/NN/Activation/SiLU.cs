using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Sigmoid linear unit (swish): x · sigmoid(x).</summary>
        public sealed class SiLU : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal SiLU(bool inplace) : base(nameof(SiLU))
            {
                this.inplace = inplace;
            }

            /// <summary>True overwrites the input.</summary>
            public bool inplace { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.silu(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sigmoid linear unit (swish): x · sigmoid(x).</summary>
            public static SiLU SiLU() => new(false);

            /// <summary>Sigmoid linear unit (swish): x · sigmoid(x).</summary>
            public static SiLU SiLU(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>x · sigmoid(x).</summary>
                public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Operator.CallInPlace("silu_", x) : Operator.Call("silu", x);
            }
        }
    }
}
