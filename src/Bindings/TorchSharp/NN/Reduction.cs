namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How the losses of the elements become the result. The values are those of libtorch.</summary>
        public enum Reduction : long
        {
            /// <summary>No reduction: one loss per element.</summary>
            None = 0,

            /// <summary>The (weighted) mean.</summary>
            Mean = 1,

            /// <summary>The sum.</summary>
            Sum = 2,
        }
    }
}
