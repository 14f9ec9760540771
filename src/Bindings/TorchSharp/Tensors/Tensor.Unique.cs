using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The different elements, or slices of a dimension; on request where each element went, and how often each occurs.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(
                dim is { } one
                    ? Operator.CallTriple("unique_dim", this, one, sorted, return_inverse, return_counts)
                    : Operator.CallTriple("_unique2", this, sorted, return_inverse, return_counts),
                return_inverse,
                return_counts);

        /// <summary>Like <see cref="unique"/>, but only neighbours count as the same.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(Operator.CallTriple("unique_consecutive", this, return_inverse, return_counts, (long?)dim), return_inverse, return_counts);

        private static (Tensor Output, Tensor? Inverse, Tensor? Counts) Asked((Tensor First, Tensor Second, Tensor Third) result, bool inverse, bool counts)
        {
            if (!inverse)
            {
                result.Second.Dispose();
            }

            if (!counts)
            {
                result.Third.Dispose();
            }

            return (result.First, inverse ? result.Second : null, counts ? result.Third : null);
        }
    }

    /// <inheritdoc cref="Tensor.unique"/>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    /// <inheritdoc cref="Tensor.unique_consecutive"/>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);
}
