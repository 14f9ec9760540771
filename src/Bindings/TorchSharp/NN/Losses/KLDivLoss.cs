using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Kullback-Leibler divergence of log-probabilities from a target; the mean is over all elements.</summary>
        public sealed class KLDivLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>Kullback-Leibler divergence of log-probabilities from a target; the mean is over all elements.</summary>
            public KLDivLoss(bool log_target = true, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
            {
                this.log_target = log_target;
            }

            /// <summary>Whether the target too holds logarithms.</summary>
            public bool log_target { get; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.kl_div(input, target, log_target, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Kullback-Leibler divergence of log-probabilities from a target; the mean is over all elements.</summary>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) => new(log_target, reduction);

            public static partial class functional
            {
                /// <summary>Kullback-Leibler divergence of log-probabilities from a target; the mean is over all elements.</summary>
                public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                    Operator.Call("kl_div", input, target, (long)reduction, log_target);
            }
        }
    }
}
