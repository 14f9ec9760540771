using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Start values of weights. Every function changes its tensor in place, without recording gradients, and returns it.</summary>
        public static partial class init
        {
            /// <summary>The factor that keeps the variance through a nonlinearity.</summary>
            /// <param name="param">Slope below zero of <see cref="NonlinearityType.LeakyReLU"/>.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1.0,
            };

            /// <summary>Inputs and outputs per element of a weight of shape (out, in, kernel...).</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException($"Fan-in and fan-out need at least two dimensions, not the shape [{string.Join(", ", shape)}].", nameof(tensor));
                long field = 1;
                foreach (var size in shape.AsSpan(2)) field *= size;
                return (shape[1] * field, shape[0] * field);
            }

            /// <summary>Fills with ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Fills with zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Fills with a constant.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var noGrad = no_grad();
                return tensor.fill_(val);
            }

            /// <summary>Fills a matrix with the identity.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.dim() != 2) throw new ArgumentException($"An identity matrix has two dimensions, not the shape [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                using var noGrad = no_grad();
                using var identity = eye(tensor.shape[0], tensor.shape[1], dtype: tensor.dtype, device: tensor.device);
                return tensor.copy_(identity);
            }

            /// <summary>Draws from the uniform distribution in [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var noGrad = no_grad();
                return Operator.CallInPlace("uniform_", tensor, low, high, generator);
            }

            /// <summary>Draws from a normal distribution.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var noGrad = no_grad();
                return Operator.CallInPlace("normal_", tensor, mean, std, generator);
            }

            /// <summary>Draws from a normal distribution cut off at <paramref name="a"/> and <paramref name="b"/>, by inverting its cumulative distribution.</summary>
            /// <exception cref="ArgumentException">a is not below b.</exception>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                if (!(a < b)) throw new ArgumentException($"The lower limit {a} of a truncated normal distribution must be below the upper limit {b}.", nameof(a));
                static double Cumulative(double x) => (1 + ErrorFunction.Of(x / Math.Sqrt(2))) / 2;
                using var noGrad = no_grad();
                var (low, high) = (Cumulative((a - mean) / std), Cumulative((b - mean) / std));
                Operator.CallInPlace("uniform_", tensor, (2 * low) - 1, (2 * high) - 1, generator);
                Operator.CallInPlace("erfinv_", tensor);
                tensor.mul_(std * Math.Sqrt(2)).add_(mean);
                return tensor.clamp_(a, b);
            }

            /// <summary>Draws a matrix with orthonormal rows or columns (whichever are fewer), times <paramref name="gain"/>. Further dimensions count as columns.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException($"An orthogonal matrix needs at least two dimensions, not the shape [{string.Join(", ", shape)}].", nameof(tensor));
                if (tensor.numel() == 0) return tensor;
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                var rows = shape[0];
                var columns = tensor.numel() / rows;
                var random = normal_(empty([Math.Max(rows, columns), Math.Min(rows, columns)], dtype: tensor.dtype, device: tensor.device));
                var (q, r) = Operator.CallPair("linalg_qr", random);
                // Without the signs of R's diagonal the result is not uniformly distributed over all orthogonal matrices.
                q.mul_(r.diagonal().sign());
                tensor.copy_((rows < columns ? q.t() : q).reshape(shape));
                return tensor.mul_(gain);
            }

            /// <summary>Uniform within ±√3 · gain / √fan (He et al. 2015).</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain / √fan (He et al. 2015).</summary>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Uniform with standard deviation gain · √(2 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with standard deviation gain · √(2 / (fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>The start of linear layers and convolutions: weights and biases uniform within ±1/√fan-in.</summary>
            internal static void FillAsLayer(Parameter weight, Parameter? bias)
            {
                if (weight.numel() == 0) return;
                kaiming_uniform_(weight, Math.Sqrt(5));
                var bound = 1 / Math.Sqrt(CalculateFanInAndFanOut(weight).fanIn);
                if (bias is not null) uniform_(bias, -bound, bound);
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }
        }
    }
}
