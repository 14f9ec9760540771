using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Cross entropy of logits (batch, classes, ...) with class numbers (batch, ...) or class probabilities shaped as the logits.</summary>
        public sealed class CrossEntropyLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <inheritdoc cref="torch.nn.functional.cross_entropy"/>
            public CrossEntropyLoss(
                torch.Tensor? weight = null, long? ignore_index = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double label_smoothing = 0.0)
                : base(weight, reduction)
            {
                this.ignore_index = ignore_index;
                this.label_smoothing = label_smoothing;
            }

            /// <summary>Class number that does not count; null means none.</summary>
            public long? ignore_index { get; }

            /// <summary>Share of the probability that is spread over all classes, 0 to 1.</summary>
            public double label_smoothing { get; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
                torch.nn.functional.cross_entropy(input, target, weight, ignore_index ?? torch.nn.IgnoredClass, reduction, label_smoothing);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>libtorch's class number for "does not count".</summary>
            internal const long IgnoredClass = -100;

            /// <inheritdoc cref="functional.cross_entropy"/>
            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);

            public static partial class functional
            {
                /// <summary>Cross entropy of logits (batch, classes, ...) with class numbers (batch, ...) or class probabilities shaped as the logits.</summary>
                /// <param name="weight">Factor per class.</param>
                /// <param name="ignore_index">Class number that does not count.</param>
                /// <param name="label_smoothing">Share of the probability that is spread over all classes, 0 to 1.</param>
                public static Tensor cross_entropy(
                    Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                    Operator.Call("cross_entropy_loss", input, target, weight, (long)reduction, ignore_index, label_smoothing);
            }
        }
    }
}
