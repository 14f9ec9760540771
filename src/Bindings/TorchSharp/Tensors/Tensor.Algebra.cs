using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Products of matrices and vectors.
    public partial class Tensor
    {
        /// <summary>Product of matrices, of vectors, or of batches of matrices.</summary>
        public Tensor matmul(Tensor target) => Operator.Call("matmul", this, target);

        /// <summary>Product of two matrices.</summary>
        public Tensor mm(Tensor target) => Operator.Call("mm", this, target);

        /// <summary>Product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Operator.Call("mv", this, target);

        /// <summary>Products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Operator.Call("bmm", this, batch2);

        /// <summary>Product of two vectors.</summary>
        public Tensor dot(Tensor target) => Operator.Call("dot", this, target);

        /// <summary>All products of the elements of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Operator.Call("outer", this, vec2);

        /// <summary>Sum of products over the last dimension.</summary>
        public Tensor inner(Tensor vec2) => Operator.Call("inner", this, vec2);

        /// <summary><paramref name="beta"/> times this plus <paramref name="alpha"/> times the product.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Operator.Call("addmm", this, mat1, mat2, (double)beta, (double)alpha);

        /// <inheritdoc cref="addmm"/>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Operator.CallInPlace("addmm_", this, mat1, mat2, (double)beta, (double)alpha);

        /// <inheritdoc cref="addmm"/>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1.0f, float alpha = 1.0f) => Operator.Call("addmv", this, mat, vec, (double)beta, (double)alpha);

        /// <inheritdoc cref="addmm"/>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Operator.Call("baddbmm", this, batch1, batch2, (double)beta, (double)alpha);

        /// <summary>Products of the elements of two matrices, as blocks.</summary>
        public Tensor kron(Tensor other) => Operator.Call("kron", this, other);

        /// <summary>Sums of products over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Operator.Call("tensordot", this, b, dims1, dims2);

        /// <summary>Determinant.</summary>
        public Tensor det() => Operator.Call("det", this);

        /// <summary>Logarithm of the determinant.</summary>
        public Tensor logdet() => Operator.Call("logdet", this);

        /// <summary>Inverse matrix.</summary>
        public Tensor inverse() => Operator.Call("inverse", this);

        /// <summary>Pseudo-inverse matrix.</summary>
        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Operator.Call("linalg_pinv", this, rcond, hermitian);

        /// <summary>Power of a square matrix.</summary>
        public Tensor matrix_power(int n) => Operator.Call("matrix_power", this, n);

        /// <summary>Exponential of a square matrix.</summary>
        public Tensor matrix_exp() => Operator.Call("matrix_exp", this);
    }
}
