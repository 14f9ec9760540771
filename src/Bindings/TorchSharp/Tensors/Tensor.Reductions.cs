using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Sums, means, extremes over all elements or over dimensions.
    public partial class Tensor
    {
        /// <summary>Sum of all elements. Beware: C# takes a literal 0 for an element type, so the sum over the first dimension is <c>sum(0L)</c>.</summary>
        public Tensor sum(ScalarType? type = null) => Operator.Call("sum", this, type);

        /// <summary>Sum over dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Operator.Call("sum.dim_IntList", this, dim, keepdim, type);

        /// <inheritdoc cref="sum(long[], bool, ScalarType?)"/>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Operator.Call("sum.dim_IntList", this, dim, keepdim, type);

        /// <inheritdoc cref="sum(long[], bool, ScalarType?)"/>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Operator.Call("sum.dim_IntList", this, new[] { dim }, keepdim, type);

        /// <inheritdoc cref="sum(long[], bool, ScalarType?)"/>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Operator.Call("sum.dim_IntList", this, new[] { dim0, dim1 }, keepdim, type);

        /// <inheritdoc cref="sum(long[], bool, ScalarType?)"/>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => Operator.Call("sum.dim_IntList", this, new[] { dim0, dim1, dim2 }, keepdim, type);

        /// <summary>Mean of all elements.</summary>
        public Tensor mean() => Operator.Call("mean", this);

        /// <summary>Mean over dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Operator.Call("mean.dim", this, dimensions, keepdim, type);

        /// <summary>Product of all elements; over the first dimension write <c>prod(0L)</c>, as for <see cref="sum(ScalarType?)"/>.</summary>
        public Tensor prod(ScalarType? type = null) => Operator.Call("prod", this, type);

        /// <summary>Product over a dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Operator.Call("prod.dim_int", this, dim, keepdim, type);

        /// <summary>Variance of all elements; unbiased divides by one less than their number.</summary>
        public Tensor var(bool unbiased = true) => Operator.Call("var", this, unbiased);

        /// <summary>Variance over dimensions.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Typed(Operator.Call("var.dim", this, dimensions, unbiased, keepdim), type);

        /// <inheritdoc cref="var(long[], bool, bool, ScalarType?)"/>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        /// <summary>Standard deviation of all elements.</summary>
        public Tensor std(bool unbiased = true) => Operator.Call("std", this, unbiased);

        /// <summary>Standard deviation over dimensions.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Typed(Operator.Call("std.dim", this, dimensions, unbiased, keepdim), type);

        /// <inheritdoc cref="std(long[], bool, bool, ScalarType?)"/>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        /// <summary>Variance and mean of all elements.</summary>
        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) => Operator.CallPair("var_mean", this, unbiased);

        /// <summary>Standard deviation and mean of all elements.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Operator.CallPair("std_mean", this, unbiased);

        /// <summary>The largest element.</summary>
        public Tensor max() => Operator.Call("max", this);

        /// <summary>The largest elements over a dimension and their indices.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Operator.CallPair("max.dim", this, dim, keepdim);

        /// <summary>The smallest element.</summary>
        public Tensor min() => Operator.Call("min", this);

        /// <summary>The smallest elements over a dimension and their indices.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Operator.CallPair("min.dim", this, dim, keepdim);

        /// <summary>The largest elements over dimensions; equal ones share the gradient.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Extreme("amax", dims, keepdim, @out);

        /// <inheritdoc cref="amax(long[], bool, Tensor)"/>
        public Tensor amax(params long[] dims) => Extreme("amax", dims, false, null);

        /// <inheritdoc cref="amax(long[], bool, Tensor)"/>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Extreme("amax", dims.ToArray(), keepdim, @out);

        /// <summary>The smallest elements over dimensions; equal ones share the gradient.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Extreme("amin", dims, keepdim, @out);

        /// <inheritdoc cref="amin(long[], bool, Tensor)"/>
        public Tensor amin(params long[] dims) => Extreme("amin", dims, false, null);

        /// <inheritdoc cref="amin(long[], bool, Tensor)"/>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Extreme("amin", dims.ToArray(), keepdim, @out);

        /// <summary>The index of the largest element in the flat tensor.</summary>
        public Tensor argmax() => Operator.Call("argmax", this);

        /// <summary>The indices of the largest elements over a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Operator.Call("argmax", this, dim, keepdim);

        /// <summary>The index of the smallest element in the flat tensor.</summary>
        public Tensor argmin() => Operator.Call("argmin", this);

        /// <summary>The indices of the smallest elements over a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Operator.Call("argmin", this, dim, keepdim);

        /// <summary>The middle element, the lower one of two.</summary>
        public Tensor median() => Operator.Call("median", this);

        /// <summary>Quantiles by linear interpolation, over a dimension.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Operator.Call("quantile", this, q, dim, keepdim);

        /// <summary>The most frequent elements over a dimension and their indices.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1L, bool keepdim = false) => Operator.CallPair("mode", this, dim, keepdim);

        /// <summary>Logarithm of the sum of exponentials over a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Operator.Call("logsumexp", this, new[] { dim }, keepdim);

        /// <summary>Sums from the start of a dimension to each element.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Operator.Call("cumsum", this, dim, type);

        /// <summary>Products from the start of a dimension to each element.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Operator.Call("cumprod", this, dim, type);

        /// <summary>Norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => Operator.Call("norm.Scalar", this, (double)p);

        /// <summary>Norm over a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => Operator.Call("norm.ScalarOpt_dim", this, (Scalar)p, new long[] { dim }, keepdim);

        /// <summary>Norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2.0f) => Operator.Call("dist", this, other, (double)p);

        /// <summary>How many elements are not 0, over all or some dimensions.</summary>
        public Tensor count_nonzero(long[]? dims = null) => dims is null ? Operator.Call("count_nonzero", this) : Operator.Call("count_nonzero.dim_IntList", this, dims);

        /// <summary>Sum of the diagonal.</summary>
        public Tensor trace() => Operator.Call("trace", this);

        /// <summary>Sum without what is not a number.</summary>
        public Tensor nansum() => Operator.Call("nansum", this);

        /// <summary>The exponentials over a dimension, divided by their sum.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Operator.Call("softmax.int", this, dim, dtype);

        /// <summary>Logarithm of the softmax, computed stably.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Operator.Call("log_softmax.int", this, dim, dtype);

        /// <summary>Covariance of the rows.</summary>
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) => Operator.Call("cov", this, correction, fweights, aweights);

        /// <summary>Correlation of the rows.</summary>
        public Tensor corrcoef() => Operator.Call("corrcoef", this);

        /// <summary>Counts per bin between two bounds.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Operator.Call("histc", this, bins, min, max);

        /// <summary>Counts of each whole number, or sums of weights.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Operator.Call("bincount", this, weights, minlength);
    }
}
