using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>Which sizes the factors of a QR decomposition have.</summary>
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        private static string NameOf(QRMode mode) => mode switch
        {
            QRMode.Reduced => "reduced",
            QRMode.Complete => "complete",
            _ => "r",
        };

        private static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) LeastSquares(Tensor input, Tensor other, double? rcond)
        {
            Tensor[] result = Operator.CallList("linalg_lstsq", input, other, rcond);
            return (result[0], result[1], result[2], result[3]);
        }
    }
}
