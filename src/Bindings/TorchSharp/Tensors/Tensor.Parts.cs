using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // What several of the operators share.
    public partial class Tensor
    {
        private static string? NameOf(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();

        private static Tensor Typed(Tensor result, ScalarType? type) => type is { } wanted ? result.to(wanted, disposeAfter: true) : result;

        private Tensor Converted(Tensor result, bool disposeAfter)
        {
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }

        private Tensor Extreme(string operation, long[] dims, bool keepdim, Tensor? target)
        {
            if (target is null)
            {
                return Operator.Call(operation, this, dims, keepdim);
            }

            Operator.CallForEffect(operation + ".out", this, dims, keepdim, target);
            return target;
        }

        private long Positive(long dimension) => Wrap((int)dimension, (int)Dimensions);
    }
}
