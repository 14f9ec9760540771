using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>max(0, distance to the positive − distance to the negative + margin).</summary>
        public sealed class TripletMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>max(0, distance to the positive − distance to the negative + margin).</summary>
            public TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
            {
                this.margin = margin;
                this.p = p;
                this.eps = eps;
                this.swap = swap;
            }

            /// <summary>Wanted difference of the distances.</summary>
            public double margin { get; }

            /// <summary>The p of the norm.</summary>
            public long p { get; }

            /// <summary>Added to differences, against division by zero.</summary>
            private double eps { get; }

            /// <summary>Whether to take the distance of positive and negative when it is smaller.</summary>
            private bool swap { get; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor anchor, torch.Tensor positive, torch.Tensor negative) => torch.nn.functional.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(0, distance to the positive − distance to the negative + margin).</summary>
            public static TripletMarginLoss TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) => new(margin, p, eps, swap, reduction);

            public static partial class functional
            {
                /// <summary>max(0, distance to the positive − distance to the negative + margin).</summary>
                public static Tensor triplet_margin_loss(
                    Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) =>
                    Operator.Call("triplet_margin_loss", anchor, positive, negative, margin, (double)p, eps, swap, (long)reduction);
            }
        }
    }
}
