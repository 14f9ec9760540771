using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Limits and special values of each element.
    public partial class Tensor
    {
        /// <summary>Holds each element between the bounds; null is no bound.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Operator.Call("clamp", this, min, max);

        /// <inheritdoc cref="clamp(Scalar, Scalar)"/>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Operator.Call("clamp.Tensor", this, min, max);

        /// <inheritdoc cref="clamp(Scalar, Scalar)"/>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Holds each element of this tensor between the bounds.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Operator.CallInPlace("clamp_", this, min, max);

        /// <inheritdoc cref="clamp_(Scalar, Scalar)"/>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Operator.CallInPlace("clamp_.Tensor", this, min, max);

        /// <summary>Holds each element below or at the bound.</summary>
        public Tensor clamp_max(Scalar max) => Operator.Call("clamp_max", this, max);

        /// <summary>Holds each element of this tensor below or at the bound.</summary>
        public Tensor clamp_max_(Scalar max) => Operator.CallInPlace("clamp_max_", this, max);

        /// <summary>Holds each element above or at the bound.</summary>
        public Tensor clamp_min(Scalar min) => Operator.Call("clamp_min", this, min);

        /// <summary>Holds each element of this tensor above or at the bound.</summary>
        public Tensor clamp_min_(Scalar min) => Operator.CallInPlace("clamp_min_", this, min);

        /// <summary>Replaces what is not a number or infinite; null replaces infinity by the largest number.</summary>
        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) => Operator.Call("nan_to_num", this, nan, posinf, neginf);

        /// <summary>Rounds to that many digits behind the point.</summary>
        public Tensor round(long decimals = 0L) => Operator.Call("round.decimals", this, decimals);

        /// <summary>Rounds this tensor.</summary>
        public Tensor round_(long decimals = 0L) => Operator.CallInPlace("round_.decimals", this, decimals);

        /// <summary>The larger of two elements.</summary>
        public Tensor maximum(Tensor other) => Operator.Call("maximum", this, other);

        /// <summary>The smaller of two elements.</summary>
        public Tensor minimum(Tensor other) => Operator.Call("minimum", this, other);

        /// <inheritdoc cref="maximum"/>
        public Tensor max(Tensor other) => maximum(other);

        /// <inheritdoc cref="minimum"/>
        public Tensor min(Tensor other) => minimum(other);

        /// <summary>Derivative of order <paramref name="p"/> of the digamma function.</summary>
        public Tensor polygamma(long p) => Operator.Call("polygamma", p, this);

        /// <summary>Angle of the point (other, this).</summary>
        public Tensor atan2(Tensor other) => Operator.Call("atan2", this, other);

        /// <summary>Logarithm of the sum of two exponentials.</summary>
        public Tensor logaddexp(Tensor other) => Operator.Call("logaddexp", this, other);

        /// <summary>This times the logarithm of <paramref name="y"/>, 0 where this is 0.</summary>
        public Tensor xlogy(Tensor y) => Operator.Call("xlogy.Tensor", this, y);

        /// <inheritdoc cref="xlogy(Tensor)"/>
        public Tensor xlogy(Scalar y) => Operator.Call("xlogy.Scalar_Other", this, y);

        /// <summary>Logarithm of the odds.</summary>
        public Tensor logit(double? eps = null) => Operator.Call("logit", this, eps);
    }
}
