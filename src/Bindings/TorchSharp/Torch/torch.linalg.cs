using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra of matrices and of batches of them.</summary>
    public static partial class linalg
    {
        /// <summary>Lower triangular factor of a symmetric positive definite matrix.</summary>
        public static Tensor cholesky(Tensor input) => Operator.Call("linalg_cholesky", input);

        /// <summary>Cross product of vectors of three elements.</summary>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Operator.Call("linalg_cross", input, other, dim);

        /// <summary>Determinant.</summary>
        public static Tensor det(Tensor input) => Operator.Call("linalg_det", input);

        /// <summary>Sign and logarithm of the determinant.</summary>
        public static (Tensor, Tensor) slogdet(Tensor input) => Operator.CallPair("linalg_slogdet", input);

        /// <summary>Eigenvalues in rising order and eigenvectors of a symmetric matrix.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Operator.CallPair("linalg_eigh", input, UPLO.ToString());

        /// <summary>Eigenvalues of a symmetric matrix in rising order.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Operator.Call("linalg_eigvalsh", input, UPLO.ToString());

        /// <summary>Inverse matrix.</summary>
        public static Tensor inv(Tensor input) => Operator.Call("linalg_inv", input);

        /// <summary>Solution, residuals, rank and singular values of a least-squares problem.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => LeastSquares(input, other, null);

        /// <inheritdoc cref="lstsq(Tensor, Tensor)"/>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) => LeastSquares(input, other, rcond);

        /// <summary>Exponential of a square matrix.</summary>
        public static Tensor matrix_exp(Tensor input) => Operator.Call("linalg_matrix_exp", input);

        /// <summary>Norm of matrices by name: fro or nuc.</summary>
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_matrix_norm.str_ord", input, ord, dims ?? [-2, -1], keepdim);

        /// <summary>Norm of matrices: 1, 2, infinity or their negatives.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_matrix_norm", input, ord, dims ?? [-2, -1], keepdim);

        /// <summary>How many singular values exceed the tolerances.</summary>
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Operator.Call("linalg_matrix_rank.atol_rtol_float", input, atol, rtol, hermitian);

        /// <summary>Product of several matrices in the cheapest order.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => Operator.Call("linalg_multi_dot", AsArray(tensors));

        /// <summary>Norm of vectors or matrices, by the number of dimensions.</summary>
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_norm.ord_str", input, ord, dims, keepdim);

        /// <inheritdoc cref="norm(Tensor, string, long[], bool)"/>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_norm", input, ord, dims, keepdim);

        /// <inheritdoc cref="norm(Tensor, string, long[], bool)"/>
        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_norm", input, ord, dims, keepdim);

        /// <summary>Euclidean norm of vectors, Frobenius norm of matrices.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_norm", input, Argument.None, dims, keepdim);

        /// <summary>Pseudo-inverse matrix.</summary>
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Operator.Call("linalg_pinv.atol_rtol_float", input, atol, rtol, hermitian);

        /// <summary>Orthogonal and upper triangular factor.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Operator.CallPair("linalg_qr", input, NameOf(mode));

        /// <summary>Solution of a square system.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Operator.Call("linalg_solve", A, B, left);

        /// <summary>Singular values in falling order with their vectors.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Operator.CallTriple("linalg_svd", input, fullMatrices);

        /// <summary>Singular values in falling order.</summary>
        public static Tensor svdvals(Tensor input) => Operator.Call("linalg_svdvals", input);

        /// <summary>Norm of the elements of vectors.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2d, long[]? dims = null, bool keepdim = false) => Operator.Call("linalg_vector_norm", input, ord, dims, keepdim);
    }
}
