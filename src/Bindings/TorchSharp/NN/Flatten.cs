using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Joins neighbouring dimensions into one.</summary>
        public sealed class Flatten : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten))
            {
                this.start_dim = start_dim;
                this.end_dim = end_dim;
            }

            /// <summary>First dimension to join.</summary>
            public long start_dim { get; set; }

            /// <summary>Last dimension to join; negative numbers count from the end.</summary>
            public long end_dim { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input) => input.flatten(start_dim, end_dim);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins the dimensions from <paramref name="start_dim"/> to <paramref name="end_dim"/>.</summary>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}
