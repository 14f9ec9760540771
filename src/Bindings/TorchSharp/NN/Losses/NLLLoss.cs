using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Negative log-likelihood of classes: input (batch, classes, ...) of log-probabilities, target (batch, ...) of class numbers.</summary>
        public sealed class NLLLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>Negative log-likelihood of classes: input (batch, classes, ...) of log-probabilities, target (batch, ...) of class numbers.</summary>
            public NLLLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(weight, reduction)
            {
            }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.nll_loss(input, target, weight, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log-likelihood of classes: input (batch, classes, ...) of log-probabilities, target (batch, ...) of class numbers.</summary>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            public static partial class functional
            {
                /// <summary>Negative log-likelihood of classes: input (batch, classes, ...) of log-probabilities, target (batch, ...) of class numbers.</summary>
                public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                    Operator.Call("nll_loss_nd", input, target, weight, (long)reduction, IgnoredClass);
            }
        }
    }
}
