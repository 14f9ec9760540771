namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something with a momentum that a scheduler sets.</summary>
        public interface IMomentum
        {
            /// <summary>Share of the last step in the next one, 0 to 1.</summary>
            double Momentum { get; set; }
        }
    }
}
