using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Logarithm of softmax, computed without overflow.</summary>
        public sealed class LogSoftmax : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal LogSoftmax(long dim) : base(nameof(LogSoftmax))
            {
                this.dim = dim;
            }

            /// <summary>The dimension along which to normalise.</summary>
            public long dim { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.log_softmax(tensor, dim);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logarithm of softmax, computed without overflow.</summary>
            public static LogSoftmax LogSoftmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>Logarithm of softmax, computed without overflow.</summary>
                public static Tensor log_softmax(Tensor x, long dim) => Operator.Call("log_softmax.int", x, dim);
            }
        }
    }
}
