using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>1 − cos for pairs with target 1, max(0, cos − margin) for pairs with target −1.</summary>
        public sealed class CosineEmbeddingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>1 − cos for pairs with target 1, max(0, cos − margin) for pairs with target −1.</summary>
            public CosineEmbeddingLoss(double margin = 0.0, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
            {
                this.margin = margin;
            }

            /// <summary>Cosine that pairs of target −1 may have.</summary>
            public double margin { get; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2, torch.Tensor target) => torch.nn.functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1 − cos for pairs with target 1, max(0, cos − margin) for pairs with target −1.</summary>
            public static CosineEmbeddingLoss CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);

            public static partial class functional
            {
                /// <summary>1 − cos for pairs with target 1, max(0, cos − margin) for pairs with target −1.</summary>
                public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                    Operator.Call("cosine_embedding_loss", input1, input2, target, margin, (long)reduction);
            }
        }
    }
}
