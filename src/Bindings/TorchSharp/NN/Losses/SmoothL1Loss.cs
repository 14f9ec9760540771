using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Squared error below beta, absolute error above.</summary>
        public sealed class SmoothL1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>Squared error below beta, absolute error above.</summary>
            public SmoothL1Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double beta = 1.0) : base(reduction)
            {
                this.beta = beta;
            }

            /// <summary>Where the square ends; 0 gives the absolute error.</summary>
            public double beta { get; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.smooth_l1_loss(input, target, reduction, beta);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Squared error below beta, absolute error above.</summary>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) => new(reduction, beta);

            public static partial class functional
            {
                /// <summary>Squared error below beta, absolute error above.</summary>
                public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                    Operator.Call("smooth_l1_loss", input, target, (long)reduction, beta);
            }
        }
    }
}
