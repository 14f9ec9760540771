namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Which direction keeps its variance.</summary>
            public enum FanInOut
            {
                /// <summary>Forward: divide by the number of inputs.</summary>
                FanIn = 0,

                /// <summary>Backward: divide by the number of outputs.</summary>
                FanOut = 1,
            }
        }
    }
}
