using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Logarithm of the logistic function, computed without overflow.</summary>
        public sealed class LogSigmoid : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal LogSigmoid() : base(nameof(LogSigmoid))
            {
            }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.logsigmoid(tensor);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logarithm of the logistic function, computed without overflow.</summary>
            public static LogSigmoid LogSigmoid() => new();

            public static partial class functional
            {
                /// <summary>log(1 / (1 + exp(-x))), computed without overflow.</summary>
                public static Tensor logsigmoid(Tensor x) => Operator.Call("log_sigmoid", x);
            }
        }
    }
}
