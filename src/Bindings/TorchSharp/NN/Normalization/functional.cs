using TorchSharp.Interop;
namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Divides by the p-norm along a dimension; vectors shorter than <paramref name="eps"/> are divided by it.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var norm = Operator.Call("norm.ScalarOpt_dim", input, p, new long[] { dim }, true);
                using var bounded = norm.clamp_min(eps);
                return input / bounded;
            }

            /// <summary>Batch normalisation; in training the running averages are updated in place.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Operator.Call("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>Normalises groups of channels of each sample.</summary>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Operator.Call("group_norm", input, num_groups, weight, bias, eps);

            /// <summary>Normalises the last dimensions of each sample.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Operator.Call("layer_norm", input, normalized_shape, weight, bias, eps);
        }
    }
}
