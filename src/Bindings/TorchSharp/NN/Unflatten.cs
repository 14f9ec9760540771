using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Splits a dimension into several.</summary>
        public sealed class Unflatten : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten))
            {
                this.dim = dim;
                this.unflattened_size = unflattened_size;
            }

            /// <summary>The dimension to split.</summary>
            public long dim { get; set; }

            /// <summary>Sizes of the parts; one of them may be -1.</summary>
            public long[] unflattened_size { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => Operator.Call("unflatten.int", tensor, dim, unflattened_size);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Splits dimension <paramref name="dim"/> into the given sizes.</summary>
            public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
        }
    }
}
