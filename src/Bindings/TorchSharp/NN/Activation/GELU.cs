using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
        public sealed class GELU : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            /// <summary>How Φ is computed; the names are those of libtorch.</summary>
            public enum Approximate
            {
                /// <summary>By the error function.</summary>
                none,

                /// <summary>By a formula with tanh.</summary>
                tanh,
            }

            internal GELU(bool inplace, Approximate approximate) : base(nameof(GELU))
            {
                this.inplace = inplace;
                this.approximate = approximate;
            }

            /// <summary>True overwrites the input.</summary>
            public bool inplace { get; set; }

            /// <summary>The exact form, or the one through tanh.</summary>
            public Approximate approximate { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.gelu(tensor, approximate, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            public static GELU GELU() => new(false, Modules.GELU.Approximate.none);

            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            public static GELU GELU(bool inplace) => new(inplace, Modules.GELU.Approximate.none);

            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(inplace, approximate);

            public static partial class functional
            {
                /// <summary>x · Φ(x).</summary>
                public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

                /// <summary>x · Φ(x), exact or through tanh.</summary>
                public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) => inplace ? Operator.CallInPlace("gelu_", x, approximate.ToString()) : Operator.Call("gelu", x, approximate.ToString());

                /// <summary>x · Φ(x).</summary>
                public static Tensor gelu(Tensor x) => gelu(x, Modules.GELU.Approximate.none);
            }
        }
    }
}
