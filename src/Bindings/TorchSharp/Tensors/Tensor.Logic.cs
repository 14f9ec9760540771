using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Comparison and truth.
    public partial class Tensor
    {
        /// <summary>Whether equal.</summary>
        public Tensor eq(Tensor target) => Operator.Call("eq.Tensor", this, target);

        /// <inheritdoc cref="eq(Tensor)"/>
        public Tensor eq(Scalar target) => Operator.Call("eq.Scalar", this, target);

        /// <inheritdoc cref="eq(Tensor)"/>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>Whether different.</summary>
        public Tensor ne(Tensor target) => Operator.Call("ne.Tensor", this, target);

        /// <inheritdoc cref="ne(Tensor)"/>
        public Tensor ne(Scalar target) => Operator.Call("ne.Scalar", this, target);

        /// <inheritdoc cref="ne(Tensor)"/>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>Whether less.</summary>
        public Tensor lt(Tensor target) => Operator.Call("lt.Tensor", this, target);

        /// <inheritdoc cref="lt(Tensor)"/>
        public Tensor lt(Scalar target) => Operator.Call("lt.Scalar", this, target);

        /// <inheritdoc cref="lt(Tensor)"/>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>Whether less or equal.</summary>
        public Tensor le(Tensor target) => Operator.Call("le.Tensor", this, target);

        /// <inheritdoc cref="le(Tensor)"/>
        public Tensor le(Scalar target) => Operator.Call("le.Scalar", this, target);

        /// <inheritdoc cref="le(Tensor)"/>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>Whether greater.</summary>
        public Tensor gt(Tensor target) => Operator.Call("gt.Tensor", this, target);

        /// <inheritdoc cref="gt(Tensor)"/>
        public Tensor gt(Scalar target) => Operator.Call("gt.Scalar", this, target);

        /// <inheritdoc cref="gt(Tensor)"/>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>Whether greater or equal.</summary>
        public Tensor ge(Tensor target) => Operator.Call("ge.Tensor", this, target);

        /// <inheritdoc cref="ge(Tensor)"/>
        public Tensor ge(Scalar target) => Operator.Call("ge.Scalar", this, target);

        /// <inheritdoc cref="ge(Tensor)"/>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether all elements are equal up to the tolerances.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => Operator.CallScalar("allclose", this, target, rtol, atol, equal_nan).ToBoolean();

        /// <summary>Whether equal up to the tolerances.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) => Operator.Call("isclose", this, other, rtol, atol, nanEqual);

        /// <summary>Whether among the elements of another tensor.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => Operator.Call("isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);

        /// <summary>Both are not 0.</summary>
        public Tensor logical_and(Tensor other) => Operator.Call("logical_and", this, other);

        /// <summary>One is not 0.</summary>
        public Tensor logical_or(Tensor other) => Operator.Call("logical_or", this, other);

        /// <summary>Exactly one is not 0.</summary>
        public Tensor logical_xor(Tensor other) => Operator.Call("logical_xor", this, other);

        /// <summary>Bits set in both.</summary>
        public Tensor bitwise_and(Tensor other) => Operator.Call("bitwise_and.Tensor", this, other);

        /// <summary>Bits set in one.</summary>
        public Tensor bitwise_or(Tensor other) => Operator.Call("bitwise_or.Tensor", this, other);

        /// <summary>Bits set in exactly one.</summary>
        public Tensor bitwise_xor(Tensor other) => Operator.Call("bitwise_xor.Tensor", this, other);

        /// <summary>Whether all elements are not 0.</summary>
        public Tensor all() => Operator.Call("all", this);

        /// <inheritdoc cref="all()"/>
        public Tensor all(long dim, bool keepdim = false) => Operator.Call("all.dim", this, dim, keepdim);

        /// <summary>Whether an element is not 0.</summary>
        public Tensor any() => Operator.Call("any", this);

        /// <inheritdoc cref="any()"/>
        public Tensor any(long dim, bool keepdim = false) => Operator.Call("any.dim", this, dim, keepdim);

        /// <summary>This where the condition holds, else <paramref name="y"/>.</summary>
        public Tensor where(Tensor condition, Tensor y) => Operator.Call("where.self", condition, this, y);
    }
}
