using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>exp(x) over the sum of exp along a dimension.</summary>
        public sealed class Softmax : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal Softmax(long dim) : base(nameof(Softmax))
            {
                this.dim = dim;
            }

            /// <summary>The dimension whose values then add to one.</summary>
            public long dim { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.softmax(tensor, dim);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>exp(x) over the sum of exp along a dimension.</summary>
            public static Softmax Softmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>exp(x) over the sum of exp along a dimension.</summary>
                public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Operator.Call("softmax.int", input, dim, dtype);
            }
        }
    }
}
