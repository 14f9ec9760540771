using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Mean absolute error.</summary>
        public sealed class L1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
        {
            /// <summary>Mean absolute error.</summary>
            public L1Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
            {
            }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) => torch.nn.functional.l1_loss(input, target, reduction);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean absolute error.</summary>
            public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

            public static partial class functional
            {
                /// <summary>Mean absolute error.</summary>
                public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                    Operator.Call("l1_loss", input, target, (long)reduction);
            }
        }
    }
}
