using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Functions of each element for itself.
    public partial class Tensor
    {
        /// <summary>Absolute value.</summary>
        public Tensor abs() => Operator.Call("abs", this);

        /// <summary>Absolute value. Overwrites this tensor.</summary>
        public Tensor abs_() => Operator.CallInPlace("abs_", this);

        /// <summary>Inverse cosine.</summary>
        public Tensor acos() => Operator.Call("acos", this);

        /// <summary>Inverse cosine. Overwrites this tensor.</summary>
        public Tensor acos_() => Operator.CallInPlace("acos_", this);

        /// <summary>Inverse sine.</summary>
        public Tensor asin() => Operator.Call("asin", this);

        /// <summary>Inverse sine. Overwrites this tensor.</summary>
        public Tensor asin_() => Operator.CallInPlace("asin_", this);

        /// <summary>Inverse tangent.</summary>
        public Tensor atan() => Operator.Call("atan", this);

        /// <summary>Inverse tangent. Overwrites this tensor.</summary>
        public Tensor atan_() => Operator.CallInPlace("atan_", this);

        /// <summary>The next whole number above.</summary>
        public Tensor ceil() => Operator.Call("ceil", this);

        /// <summary>The next whole number above. Overwrites this tensor.</summary>
        public Tensor ceil_() => Operator.CallInPlace("ceil_", this);

        /// <summary>Cosine.</summary>
        public Tensor cos() => Operator.Call("cos", this);

        /// <summary>Cosine. Overwrites this tensor.</summary>
        public Tensor cos_() => Operator.CallInPlace("cos_", this);

        /// <summary>Hyperbolic cosine.</summary>
        public Tensor cosh() => Operator.Call("cosh", this);

        /// <summary>Hyperbolic cosine. Overwrites this tensor.</summary>
        public Tensor cosh_() => Operator.CallInPlace("cosh_", this);

        /// <summary>Derivative of the logarithm of the gamma function.</summary>
        public Tensor digamma() => Operator.Call("digamma", this);

        /// <summary>Derivative of the logarithm of the gamma function. Overwrites this tensor.</summary>
        public Tensor digamma_() => Operator.CallInPlace("digamma_", this);

        /// <summary>Error function.</summary>
        public Tensor erf() => Operator.Call("erf", this);

        /// <summary>Error function. Overwrites this tensor.</summary>
        public Tensor erf_() => Operator.CallInPlace("erf_", this);

        /// <summary>Complement of the error function.</summary>
        public Tensor erfc() => Operator.Call("erfc", this);

        /// <summary>Complement of the error function. Overwrites this tensor.</summary>
        public Tensor erfc_() => Operator.CallInPlace("erfc_", this);

        /// <summary>Inverse of the error function.</summary>
        public Tensor erfinv() => Operator.Call("erfinv", this);

        /// <summary>Inverse of the error function. Overwrites this tensor.</summary>
        public Tensor erfinv_() => Operator.CallInPlace("erfinv_", this);

        /// <summary>Exponential function.</summary>
        public Tensor exp() => Operator.Call("exp", this);

        /// <summary>Exponential function. Overwrites this tensor.</summary>
        public Tensor exp_() => Operator.CallInPlace("exp_", this);

        /// <summary>Exponential function minus 1.</summary>
        public Tensor expm1() => Operator.Call("expm1", this);

        /// <summary>Exponential function minus 1. Overwrites this tensor.</summary>
        public Tensor expm1_() => Operator.CallInPlace("expm1_", this);

        /// <summary>The next whole number below.</summary>
        public Tensor floor() => Operator.Call("floor", this);

        /// <summary>The next whole number below. Overwrites this tensor.</summary>
        public Tensor floor_() => Operator.CallInPlace("floor_", this);

        /// <summary>The part behind the point.</summary>
        public Tensor frac() => Operator.Call("frac", this);

        /// <summary>The part behind the point. Overwrites this tensor.</summary>
        public Tensor frac_() => Operator.CallInPlace("frac_", this);

        /// <summary>Logarithm of the gamma function.</summary>
        public Tensor lgamma() => Operator.Call("lgamma", this);

        /// <summary>Logarithm of the gamma function. Overwrites this tensor.</summary>
        public Tensor lgamma_() => Operator.CallInPlace("lgamma_", this);

        /// <summary>Natural logarithm.</summary>
        public Tensor log() => Operator.Call("log", this);

        /// <summary>Natural logarithm. Overwrites this tensor.</summary>
        public Tensor log_() => Operator.CallInPlace("log_", this);

        /// <summary>Logarithm to base 10.</summary>
        public Tensor log10() => Operator.Call("log10", this);

        /// <summary>Logarithm to base 10. Overwrites this tensor.</summary>
        public Tensor log10_() => Operator.CallInPlace("log10_", this);

        /// <summary>Logarithm of 1 plus the element.</summary>
        public Tensor log1p() => Operator.Call("log1p", this);

        /// <summary>Logarithm of 1 plus the element. Overwrites this tensor.</summary>
        public Tensor log1p_() => Operator.CallInPlace("log1p_", this);

        /// <summary>Logarithm to base 2.</summary>
        public Tensor log2() => Operator.Call("log2", this);

        /// <summary>Logarithm to base 2. Overwrites this tensor.</summary>
        public Tensor log2_() => Operator.CallInPlace("log2_", this);

        /// <summary>The element with the other sign.</summary>
        public Tensor neg() => Operator.Call("neg", this);

        /// <summary>The element with the other sign. Overwrites this tensor.</summary>
        public Tensor neg_() => Operator.CallInPlace("neg_", this);

        /// <summary>1 divided by the element.</summary>
        public Tensor reciprocal() => Operator.Call("reciprocal", this);

        /// <summary>1 divided by the element. Overwrites this tensor.</summary>
        public Tensor reciprocal_() => Operator.CallInPlace("reciprocal_", this);

        /// <summary>The element where positive, else 0.</summary>
        public Tensor relu() => Operator.Call("relu", this);

        /// <summary>The element where positive, else 0. Overwrites this tensor.</summary>
        public Tensor relu_() => Operator.CallInPlace("relu_", this);

        /// <summary>1 divided by the square root.</summary>
        public Tensor rsqrt() => Operator.Call("rsqrt", this);

        /// <summary>1 divided by the square root. Overwrites this tensor.</summary>
        public Tensor rsqrt_() => Operator.CallInPlace("rsqrt_", this);

        /// <summary>Logistic function.</summary>
        public Tensor sigmoid() => Operator.Call("sigmoid", this);

        /// <summary>Logistic function. Overwrites this tensor.</summary>
        public Tensor sigmoid_() => Operator.CallInPlace("sigmoid_", this);

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sgn() => Operator.Call("sgn", this);

        /// <summary>-1, 0 or 1. Overwrites this tensor.</summary>
        public Tensor sgn_() => Operator.CallInPlace("sgn_", this);

        /// <summary>Power of 2.</summary>
        public Tensor exp2() => Operator.Call("exp2", this);

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sign() => Operator.Call("sign", this);

        /// <summary>-1, 0 or 1. Overwrites this tensor.</summary>
        public Tensor sign_() => Operator.CallInPlace("sign_", this);

        /// <summary>Sine.</summary>
        public Tensor sin() => Operator.Call("sin", this);

        /// <summary>Sine. Overwrites this tensor.</summary>
        public Tensor sin_() => Operator.CallInPlace("sin_", this);

        /// <summary>Hyperbolic sine.</summary>
        public Tensor sinh() => Operator.Call("sinh", this);

        /// <summary>Hyperbolic sine. Overwrites this tensor.</summary>
        public Tensor sinh_() => Operator.CallInPlace("sinh_", this);

        /// <summary>Square root.</summary>
        public Tensor sqrt() => Operator.Call("sqrt", this);

        /// <summary>Square root. Overwrites this tensor.</summary>
        public Tensor sqrt_() => Operator.CallInPlace("sqrt_", this);

        /// <summary>The element times itself.</summary>
        public Tensor square() => Operator.Call("square", this);

        /// <summary>Tangent.</summary>
        public Tensor tan() => Operator.Call("tan", this);

        /// <summary>Tangent. Overwrites this tensor.</summary>
        public Tensor tan_() => Operator.CallInPlace("tan_", this);

        /// <summary>Hyperbolic tangent.</summary>
        public Tensor tanh() => Operator.Call("tanh", this);

        /// <summary>Hyperbolic tangent. Overwrites this tensor.</summary>
        public Tensor tanh_() => Operator.CallInPlace("tanh_", this);

        /// <summary>The part before the point.</summary>
        public Tensor trunc() => Operator.Call("trunc", this);

        /// <summary>The part before the point. Overwrites this tensor.</summary>
        public Tensor trunc_() => Operator.CallInPlace("trunc_", this);

        /// <summary>Each bit inverted.</summary>
        public Tensor bitwise_not() => Operator.Call("bitwise_not", this);

        /// <summary>Each bit inverted. Overwrites this tensor.</summary>
        public Tensor bitwise_not_() => Operator.CallInPlace("bitwise_not_", this);

        /// <summary>True where the element is 0.</summary>
        public Tensor logical_not() => Operator.Call("logical_not", this);

        /// <summary>True where the element is 0. Overwrites this tensor.</summary>
        public Tensor logical_not_() => Operator.CallInPlace("logical_not_", this);

        /// <summary>The element times its logistic function.</summary>
        public Tensor silu() => Operator.Call("silu", this);

        /// <summary>The element times its logistic function. Overwrites this tensor.</summary>
        public Tensor silu_() => Operator.CallInPlace("silu_", this);

        /// <summary>Self-normalising exponential linear unit.</summary>
        public Tensor selu() => Operator.Call("selu", this);

        /// <summary>Self-normalising exponential linear unit. Overwrites this tensor.</summary>
        public Tensor selu_() => Operator.CallInPlace("selu_", this);

        /// <summary>Piecewise approximation of the element times its logistic function.</summary>
        public Tensor hardswish() => Operator.Call("hardswish", this);

        /// <summary>Piecewise approximation of the element times its logistic function. Overwrites this tensor.</summary>
        public Tensor hardswish_() => Operator.CallInPlace("hardswish_", this);

        /// <summary>Piecewise approximation of the logistic function.</summary>
        public Tensor hardsigmoid() => Operator.Call("hardsigmoid", this);

        /// <summary>Piecewise approximation of the logistic function. Overwrites this tensor.</summary>
        public Tensor hardsigmoid_() => Operator.CallInPlace("hardsigmoid_", this);

        /// <summary>The element held between 0 and 6.</summary>
        public Tensor relu6() => Operator.Call("relu6", this);

        /// <summary>The element held between 0 and 6. Overwrites this tensor.</summary>
        public Tensor relu6_() => Operator.CallInPlace("relu6_", this);

        /// <summary>Whether the element is not a number.</summary>
        public Tensor isnan() => Operator.Call("isnan", this);

        /// <summary>Whether the element is infinite.</summary>
        public Tensor isinf() => Operator.Call("isinf", this);

        /// <summary>Whether the element is neither infinite nor not a number.</summary>
        public Tensor isfinite() => Operator.Call("isfinite", this);

        /// <summary>Whether the element is positive infinity.</summary>
        public Tensor isposinf() => Operator.Call("isposinf", this);

        /// <summary>Whether the element is negative infinity.</summary>
        public Tensor isneginf() => Operator.Call("isneginf", this);
    }
}
