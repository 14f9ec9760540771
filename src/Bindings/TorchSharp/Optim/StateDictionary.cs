using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer
        {
            /// <summary>The settings and the state of an optimiser. The objects are the optimiser's own, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>Settings per group.</summary>
                public List<OptimizerOptions> Options { get; private set; } = [];

                /// <summary>State per parameter.</summary>
                public List<OptimizerState> State { get; private set; } = [];

                /// <summary>Per group, the indices into <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; private set; } = [];
            }
        }
    }
}
