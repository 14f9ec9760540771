namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something with the two decay rates of Adam.</summary>
        public interface IBetas
        {
            /// <summary>Decay of the mean and of the mean square of the gradient, 0 to 1.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
