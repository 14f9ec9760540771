using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Sets whole channels to zero with probability p while training and scales the others by 1 / (1 - p).</summary>
        public sealed class Dropout2d : ParameterLessModule<torch.Tensor, torch.Tensor>
        {
            internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d))
            {
                if (p is not (>= 0 and <= 1)) throw new ArgumentException($"The dropout probability must lie in 0 to 1, not {p}.", nameof(p));
                this.p = p;
                this.inplace = inplace;
            }

            /// <summary>Probability of a zero, 0 to 1.</summary>
            public double p { get; set; }

            /// <summary>True overwrites the input.</summary>
            public bool inplace { get; set; }

            /// <inheritdoc/>
            public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.dropout2d(input, p, training, inplace);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sets whole channels to zero with probability p while training and scales the others by 1 / (1 - p).</summary>
            /// <exception cref="ArgumentException"><paramref name="p"/> lies outside 0 to 1.</exception>
            public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>Sets whole channels to zero with probability p while training and scales the others by 1 / (1 - p).</summary>
                public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                    inplace ? Operator.CallInPlace("feature_dropout_", input, p, training) : Operator.Call("feature_dropout", input, p, training);
            }
        }
    }
}
