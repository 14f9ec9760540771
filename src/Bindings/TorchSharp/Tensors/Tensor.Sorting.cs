using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Order, duplicates and positions.
    public partial class Tensor
    {
        /// <summary>The elements of a dimension in order, and where they were.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Operator.CallPair("sort.stable", this, stable, dim, descending);

        /// <summary>Where the elements of a dimension are, in order.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Operator.Call("argsort", this, dim, descending);

        /// <summary>The largest or smallest elements of a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Operator.CallPair("topk", this, k, dim, largest, sorted);

        /// <summary>The indices of the elements that are not 0, one per row.</summary>
        public Tensor nonzero() => Operator.Call("nonzero", this);

        /// <summary>The indices of the elements that are not 0, one tensor per dimension.</summary>
        public IList<Tensor> nonzero_as_list() => Operator.CallList("nonzero_numpy", this);

        /// <inheritdoc cref="nonzero"/>
        public Tensor argwhere() => Operator.Call("argwhere", this);

        /// <summary>For each element the index of its interval among sorted boundaries.</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) => Operator.Call("bucketize.Tensor", this, boundaries, outInt32, right);
    }
}
