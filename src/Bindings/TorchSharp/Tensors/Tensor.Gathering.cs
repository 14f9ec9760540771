using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Reading and writing by index tensors.
    public partial class Tensor
    {
        /// <summary>The slices of a dimension that an index tensor names.</summary>
        public Tensor index_select(long dim, Tensor index) => Operator.Call("index_select", this, dim, index);

        /// <summary>Elements by their index in the flat tensor.</summary>
        public Tensor take(Tensor index) => Operator.Call("take", this, index);

        /// <summary>Elements of a dimension by an index per element.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Operator.Call("take_along_dim", this, indices, dim);

        /// <summary>Elements of a dimension by an index per element.</summary>
        public Tensor gather(long dim, Tensor index) => Operator.Call("gather", this, dim, index);

        /// <summary>A copy with the source's elements written to the indices of a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Operator.Call("scatter.src", this, dim, index, src);

        /// <summary>Writes the source's elements to the indices of a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Operator.CallInPlace("scatter_.src", this, dim, index, src);

        /// <summary>A copy with the source's elements added at the indices of a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Operator.Call("scatter_add", this, dim, index, src);

        /// <summary>Adds the source's elements at the indices of a dimension.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Operator.CallInPlace("scatter_add_", this, dim, index, src);

        /// <summary>A copy with the source's slices added at the indices of a dimension.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Operator.Call("index_add", this, dim, index, source, alpha);

        /// <summary>Adds the source's slices at the indices of a dimension.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Operator.CallInPlace("index_add_", this, dim, index, source, alpha);

        /// <summary>Writes the source's slices to the indices of a dimension.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Operator.CallInPlace("index_copy_", this, dim, index, source);

        /// <summary>Fills the slices at the indices of a dimension.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Operator.CallInPlace("index_fill_.int_Scalar", this, dim, index, value);

        /// <summary>A copy with one value where the mask holds.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Operator.Call("masked_fill.Scalar", this, mask, value);

        /// <summary>Writes one value where the mask holds.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Operator.CallInPlace("masked_fill_.Scalar", this, mask, value);

        /// <summary>The elements where the mask holds, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Operator.Call("masked_select", this, mask);
    }
}
