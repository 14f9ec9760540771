using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Special functions of each element.</summary>
    public static partial class special
    {
        /// <summary>Entropy: minus the element times its logarithm.</summary>
        public static Tensor entr(Tensor input) => Operator.Call("special_entr", input);

        /// <summary>Error function.</summary>
        public static Tensor erf(Tensor input) => Operator.Call("special_erf", input);

        /// <summary>Complement of the error function.</summary>
        public static Tensor erfc(Tensor input) => Operator.Call("special_erfc", input);

        /// <summary>Inverse of the error function.</summary>
        public static Tensor erfinv(Tensor input) => Operator.Call("special_erfinv", input);

        /// <summary>Logistic function.</summary>
        public static Tensor expit(Tensor input) => Operator.Call("special_expit", input);

        /// <summary>Logarithm of the gamma function.</summary>
        public static Tensor gammaln(Tensor input) => Operator.Call("special_gammaln", input);

        /// <summary>Derivative of the logarithm of the gamma function.</summary>
        public static Tensor digamma(Tensor input) => Operator.Call("special_digamma", input);

        /// <summary>Derivative of order <paramref name="n"/> of the digamma function.</summary>
        public static Tensor polygamma(long n, Tensor input) => Operator.Call("special_polygamma", n, input);

        /// <summary>Logarithm of the odds.</summary>
        public static Tensor logit(Tensor input) => Operator.Call("special_logit", input);

        /// <summary>Normal distribution function.</summary>
        public static Tensor ndtr(Tensor input) => Operator.Call("special_ndtr", input);

        /// <summary>Inverse of the normal distribution function.</summary>
        public static Tensor ndtri(Tensor input) => Operator.Call("special_ndtri", input);

        /// <summary>Softmax over a dimension.</summary>
        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

        /// <summary>Logarithm of the softmax over a dimension.</summary>
        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
    }
}
