using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What training loops do to all parameters at once.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients together so that their common norm is at most <paramref name="max_norm"/>.</summary>
            /// <param name="norm_type">The p of the norm; infinity takes the largest element.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(p => p.grad).OfType<Tensor>().ToArray();
                if (gradients.Length == 0) return 0;
                var norms = stack([.. gradients.Select(g => Norm(g, norm_type))]);
                var total = Norm(norms, norm_type).ToDouble();
                var factor = max_norm / (total + 1e-6);
                // Not a number compares false: the gradients then stay, and the caller sees it in the result.
                if (factor < 1) foreach (var gradient in gradients) gradient.mul_(factor);
                return total;
            }

            /// <summary>Limits every element of every gradient to ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(clip_value);
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                foreach (var parameter in tensors) parameter.grad?.clamp_(-clip_value, clip_value);
            }

            /// <summary>All elements of all parameters in one vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat([.. tensors.Select(p => p.reshape(-1))]).MoveToOuterDisposeScope();
            }

            /// <summary>Copies a vector into the parameters, in the order of <see cref="parameters_to_vector"/>.</summary>
            /// <exception cref="ArgumentException">The vector has another number of elements; nothing was changed.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                var targets = tensors.ToArray();
                var needed = targets.Sum(p => p.numel());
                if (vec.dim() != 1 || vec.numel() != needed)
                {
                    throw new ArgumentException($"The parameters need a vector of {needed} elements, not the shape [{string.Join(", ", vec.shape)}].", nameof(vec));
                }
                using var noGrad = no_grad();
                using var scope = NewDisposeScope();
                long start = 0;
                foreach (var target in targets)
                {
                    var count = target.numel();
                    target.copy_(vec.narrow(0, start, count).reshape(target.shape));
                    start += count;
                }
            }

            private static Tensor Norm(Tensor tensor, double p) => Interop.Operator.Call("norm.Scalar", tensor, p);
        }
    }
}
