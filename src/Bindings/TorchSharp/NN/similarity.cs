using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Cosine of the angle between the vectors along a dimension, −1 to 1.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) => Operator.Call("cosine_similarity", x1, x2, dim, eps);

            /// <summary>Class numbers (...) as vectors (..., classes) with a single one.</summary>
            /// <param name="num_classes">Number of classes; −1 takes the largest number plus one.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Operator.Call("one_hot", x, num_classes);
        }
    }
}
