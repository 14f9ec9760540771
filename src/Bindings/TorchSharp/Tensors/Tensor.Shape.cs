using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Views and rearrangements.
    public partial class Tensor
    {
        /// <summary>The same elements in other sizes, one of which may be -1; copied where a view cannot do.</summary>
        public Tensor reshape(params long[] shape) => Operator.Call("reshape", this, shape);

        /// <summary>The same elements in other sizes, one of which may be -1.</summary>
        public Tensor view(params long[] shape) => Operator.Call("view", this, shape);

        /// <summary>The same elements in the sizes of another tensor.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>Joins neighbouring dimensions into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Operator.Call("flatten.using_ints", this, start_dim, end_dim);

        /// <summary>Splits a dimension into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => reshape([.. shape[..(int)Positive(dim)], .. sizes, .. shape[((int)Positive(dim) + 1)..]]);

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => Operator.Call("ravel", this);

        /// <summary>Removes dimensions of size 1: all, or one.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } one ? Operator.Call("squeeze.dim", this, one) : Operator.Call("squeeze", this);

        /// <inheritdoc cref="squeeze"/>
        public Tensor squeeze_(long? dim = null) => dim is { } one ? Operator.CallInPlace("squeeze_.dim", this, one) : Operator.CallInPlace("squeeze_", this);

        /// <summary>Adds a dimension of size 1.</summary>
        public Tensor unsqueeze(long dim) => Operator.Call("unsqueeze", this, dim);

        /// <inheritdoc cref="unsqueeze"/>
        public Tensor unsqueeze_(long dim) => Operator.CallInPlace("unsqueeze_", this, dim);

        /// <summary>Exchanges two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1) => Operator.Call("transpose.int", this, dim0, dim1);

        /// <inheritdoc cref="transpose"/>
        public Tensor transpose_(long dim0, long dim1) => Operator.CallInPlace("transpose_", this, dim0, dim1);

        /// <inheritdoc cref="transpose"/>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <inheritdoc cref="transpose"/>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Exchanges the two dimensions of a matrix.</summary>
        public Tensor t() => Operator.Call("t", this);

        /// <summary>Dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Operator.Call("permute", this, permutation);

        /// <inheritdoc cref="permute(long[])"/>
        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);

        /// <summary>Moves dimensions to other places.</summary>
        public Tensor movedim(long[] source, long[] destination) => Operator.Call("movedim.intlist", this, source, destination);

        /// <summary>Repeats dimensions of size 1 without copying; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Operator.Call("expand", this, sizes);

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Operator.Call("expand", this, sizes, isImplicit);

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Operator.Call("expand", this, sizes, isImplicit);

        /// <summary>Expands to the sizes of another tensor.</summary>
        public Tensor expand_as(Tensor other) => expand(other.shape);

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor broadcast_to(params long[] shape) => Operator.Call("broadcast_to", this, shape);

        /// <summary>Repeats the whole tensor along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Operator.Call("repeat", this, sizes);

        /// <summary>Repeats the whole tensor; missing leading numbers count as 1.</summary>
        public Tensor tile(long[] reps) => Operator.Call("tile", this, reps);

        /// <summary>Repeats each element, in one dimension or flat.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => Operator.Call("repeat_interleave.self_int", this, repeats, dim, output_size);

        /// <summary>Repeats each element its own number of times.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => Operator.Call("repeat_interleave.self_Tensor", this, repeats, dim, output_size);

        /// <summary>Reverses dimensions.</summary>
        public Tensor flip(params long[] dims) => Operator.Call("flip", this, dims);

        /// <summary>Reverses the second dimension.</summary>
        public Tensor fliplr() => Operator.Call("fliplr", this);

        /// <summary>Reverses the first dimension.</summary>
        public Tensor flipud() => Operator.Call("flipud", this);

        /// <summary>Turns by multiples of 90 degrees in the plane of two dimensions (default: 0 and 1).</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) => Operator.Call("rot90", this, k, dims is { } plane ? new[] { plane.Item1, plane.Item2 } : new long[] { 0, 1 });

        /// <summary>Shifts elements around; without a dimension over the flat tensor.</summary>
        public Tensor roll(long shifts, long? dims = null) => Operator.Call("roll", this, new[] { shifts }, dims is { } one ? new[] { one } : Array.Empty<long>());

        /// <inheritdoc cref="roll(long, long?)"/>
        public Tensor roll(long[] shifts, long[] dims) => Operator.Call("roll", this, shifts, dims);

        /// <summary>A part of one dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => Operator.Call("narrow", this, dim, start, length);

        /// <summary>A part of one dimension, with a step.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Operator.Call("slice.Tensor", this, dim, start, finish, step);

        /// <summary>One index of one dimension, which goes away.</summary>
        public Tensor select(long dim, long index) => Operator.Call("select.int", this, dim, index);

        /// <summary>All windows of a dimension, as a new last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Operator.Call("unfold", this, dimension, size, step);

        /// <summary>The elements of a dimension as tensors.</summary>
        public Tensor[] unbind(long dimension = 0L) => Operator.CallList("unbind.int", this, dimension);

        /// <summary>Parts of one size; the last may be smaller.</summary>
        public Tensor[] split(long size, int dim = 0) => Operator.CallList("split.Tensor", this, size, dim);

        /// <summary>Parts of the given sizes.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Operator.CallList("split_with_sizes", this, sizes, dim);

        /// <summary>That many parts, or fewer.</summary>
        public Tensor[] chunk(long chunks, long dim = 0L) => Operator.CallList("chunk", this, chunks, dim);

        /// <summary>A view of the storage with the given sizes and strides.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) => Operator.Call("as_strided", this, size, strides, storageOffset);

        /// <summary>The elements on and below the diagonal, else 0.</summary>
        public Tensor tril(long diagonal = 0) => Operator.Call("tril", this, diagonal);

        /// <summary>The elements on and above the diagonal, else 0.</summary>
        public Tensor triu(long diagonal = 0) => Operator.Call("triu", this, diagonal);

        /// <summary>The diagonal of a matrix, or the diagonal matrix of a vector.</summary>
        public Tensor diag(long diagonal = 0) => Operator.Call("diag", this, diagonal);

        /// <summary>The diagonal as a view.</summary>
        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) => Operator.Call("diagonal", this, offset, dim1, dim2);

        /// <summary>Diagonal matrices of the last dimension.</summary>
        public Tensor diag_embed(long offset = 0L, long dim1 = -2L, long dim2 = -1L) => Operator.Call("diag_embed", this, offset, dim1, dim2);

        /// <summary>A copy.</summary>
        public Tensor clone() => Operator.Call("clone", this);

        /// <summary>Another object for the same tensor.</summary>
        public Tensor alias() => Operator.Call("alias", this);

        /// <summary>This tensor, or a copy in row-major order.</summary>
        public Tensor contiguous() => Operator.Call("contiguous", this);

        /// <summary>Overwrites this tensor with another one's elements.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Operator.CallInPlace("copy_", this, source, nonBlocking);

        /// <summary>Sets all elements.</summary>
        public Tensor fill_(Scalar value) => Operator.CallInPlace("fill_.Scalar", this, value);

        /// <summary>Sets all elements to 0.</summary>
        public Tensor zero_() => Operator.CallInPlace("zero_", this);
    }
}
