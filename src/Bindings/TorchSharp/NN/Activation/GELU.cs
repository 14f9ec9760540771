using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
        public sealed class GELU : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal GELU(bool inplace) : base(nameof(GELU))
            {
                this.inplace = inplace;
            }

            /// <summary>True overwrites the input.</summary>
            public bool inplace { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.gelu(tensor, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            public static GELU GELU() => new(false);

            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            public static GELU GELU(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>x · Φ(x).</summary>
                public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.gelu_() : x.gelu();

                /// <summary>x · Φ(x).</summary>
                public static Tensor gelu(Tensor x) => x.gelu();
            }
        }
    }
}
