using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Binary cross entropy of logits, computed without overflow.</summary>
        public sealed class BCEWithLogitsLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>Binary cross entropy of logits, computed without overflow.</summary>
            /// <param name="weight">Factor of each element, broadcast.</param>
            /// <param name="pos_weights">Factor of positive examples per class.</param>
            public BCEWithLogitsLoss(
                torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean, torch.Tensor? pos_weights = null) : base(weight, reduction)
            {
                this.pos_weights = pos_weights;
            }

            /// <summary>Factor of positive examples per class, or null.</summary>
            public torch.Tensor? pos_weights { get; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
                torch.nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Binary cross entropy of logits, computed without overflow.</summary>
            /// <param name="weight">Factor of each element, broadcast.</param>
            /// <param name="pos_weights">Factor of positive examples per class.</param>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);

            public static partial class functional
            {
                /// <summary>Binary cross entropy of logits, computed without overflow.</summary>
                public static Tensor binary_cross_entropy_with_logits(
                    Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                    Operator.Call("binary_cross_entropy_with_logits", input, target, weight, pos_weights, (long)reduction);
            }
        }
    }
}
