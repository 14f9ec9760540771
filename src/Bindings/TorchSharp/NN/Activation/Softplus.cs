using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Smooth rectifier: log(1 + exp(beta · x)) / beta.</summary>
        public sealed class Softplus : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal Softplus(double beta, double threshold) : base(nameof(Softplus))
            {
                this.beta = beta;
                this.threshold = threshold;
            }

            /// <summary>Sharpness.</summary>
            public double beta { get; set; }

            /// <summary>Above this value of beta · x the result is x, which avoids overflow.</summary>
            public double threshold { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.softplus(tensor, beta, threshold);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Smooth rectifier: log(1 + exp(beta · x)) / beta.</summary>
            public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

            public static partial class functional
            {
                /// <summary>log(1 + exp(beta · x)) / beta; x where beta · x exceeds the threshold.</summary>
                public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Operator.Call("softplus", x, beta, threshold);
            }
        }
    }
}
