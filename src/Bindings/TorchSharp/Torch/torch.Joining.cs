using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Several tensors into one, and one into several.
    /// <summary>Tensors one after another along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Operator.Call("cat", AsArray(tensors), dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Operator.Call("cat", tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

    /// <summary>Tensors side by side along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Operator.Call("stack", AsArray(tensors), dim);

    /// <summary>Tensors side by side along the second dimension.</summary>
    public static Tensor hstack(params Tensor[] tensors) => Operator.Call("hstack", tensors);

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IList<Tensor> tensors) => Operator.Call("hstack", AsArray(tensors));

    /// <summary>Tensors below each other along the first dimension.</summary>
    public static Tensor vstack(Tensor[] tensors) => Operator.Call("vstack", tensors);

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor vstack(IList<Tensor> tensors) => Operator.Call("vstack", AsArray(tensors));

    /// <summary>Coordinate grids of several vectors.</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Operator.CallList("meshgrid.indexing", AsArray(tensors), indexing);

    /// <summary>Matrices along the diagonal of one.</summary>
    public static Tensor block_diag(params Tensor[] tensors) => Operator.Call("block_diag", tensors);

    /// <summary>All tensors with their common sizes.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Operator.CallList("broadcast_tensors", tensors);

    /// <summary>Sums of products in Einstein's notation.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Operator.Call("einsum", equation, tensors);

    /// <summary><paramref name="x"/> where the condition holds, else <paramref name="y"/>.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Operator.Call("where.self", condition, x, y);

    /// <summary>The indices where the condition holds, one tensor per dimension.</summary>
    public static Tensor[] where(Tensor condition) => Operator.CallList("where", condition);

    /// <summary>For each value the index where it belongs in a sorted sequence.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) => Operator.Call("searchsorted.Tensor", sorted_sequence, values, out_int32, right, Argument.None, sorter);
}
