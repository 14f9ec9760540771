using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Activation functions of networks.
    public partial class Tensor
    {
        /// <summary>The element, times the slope where negative.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Operator.Call("leaky_relu", this, negative_slope);

        /// <inheritdoc cref="leaky_relu"/>
        public Tensor leaky_relu_(Scalar negative_slope) => Operator.CallInPlace("leaky_relu_", this, negative_slope);

        /// <summary>The element where positive, else alpha times (exp - 1).</summary>
        public Tensor elu(double alpha = 1) => Operator.Call("elu", this, alpha);

        /// <summary>Overwrites with <see cref="elu(double)"/>.</summary>
        public Tensor elu_(double alpha = 1) => Operator.CallInPlace("elu_", this, alpha);

        /// <summary>The element times the normal distribution function.</summary>
        public Tensor gelu() => Operator.Call("gelu", this);

        /// <summary>Overwrites with <see cref="gelu()"/>.</summary>
        public Tensor gelu_() => Operator.CallInPlace("gelu_", this);

        /// <summary>Half of a dimension times the logistic function of the other half.</summary>
        public Tensor glu(long dim = -1) => Operator.Call("glu", this, dim);

        /// <summary>The element held between two bounds.</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Operator.Call("hardtanh", this, min, max);

        /// <inheritdoc cref="hardtanh"/>
        public Tensor hardtanh_(Scalar min, Scalar max) => Operator.CallInPlace("hardtanh_", this, min, max);

        /// <summary>Smooth form of relu; linear above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Operator.Call("softplus", this, beta, threshold);

        /// <summary>Logarithm of the logistic function.</summary>
        public Tensor log_sigmoid() => Operator.Call("log_sigmoid", this);

        /// <summary>The element, times a learned slope where negative.</summary>
        public Tensor prelu(Tensor target) => Operator.Call("prelu", this, target);

        /// <summary>The element where above the threshold, else the value.</summary>
        public Tensor threshold(Scalar threshold, Scalar value) => Operator.Call("threshold", this, threshold, value);
    }
}
