using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The means of as many windows as the output has pixels, whatever the size of the input.</summary>
        public sealed class AdaptiveAvgPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal AdaptiveAvgPool2d(long[] output_size) : base(nameof(AdaptiveAvgPool2d)) => this.output_size = output_size;

            /// <summary>Height and width of the output.</summary>
            public long[] output_size { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_avg_pool2d(input, output_size);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means to an output of the given height and width.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

            /// <summary>Means to an output of the given height and width.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(Pair(output_size));

            /// <summary>Means to a square output.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(Pair(output_size));

            public static partial class functional
            {
                /// <summary>Means to an output of the given height and width.</summary>
                public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Operator.Call("adaptive_avg_pool2d", input, output_size);

                /// <summary>Means to an output of the given height and width.</summary>
                public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => Operator.Call("adaptive_avg_pool2d", input, Pair(output_size));

                /// <summary>Means to a square output.</summary>
                public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => Operator.Call("adaptive_avg_pool2d", input, Pair(output_size));
            }
        }
    }
}
