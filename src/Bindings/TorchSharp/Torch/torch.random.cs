using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generators of all devices, and returns that of the processor.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The default generator.</summary>
    public static partial class random
    {
        /// <inheritdoc cref="torch.manual_seed"/>
        public static Generator manual_seed(long seed)
        {
            Runtime.Set(RuntimeSetting.Seed, seed);
            return Generator.Default;
        }

        /// <inheritdoc cref="Generator.seed"/>
        public static long seed()
        {
            using Generator generator = Generator.Default;
            return generator.seed();
        }

        /// <inheritdoc cref="Generator.initial_seed"/>
        public static long initial_seed()
        {
            using Generator generator = Generator.Default;
            return generator.initial_seed();
        }

        /// <inheritdoc cref="Generator.get_state"/>
        public static Tensor get_rng_state()
        {
            using Generator generator = Generator.Default;
            return generator.get_state();
        }

        /// <inheritdoc cref="Generator.set_state"/>
        public static void set_rng_state(Tensor new_state)
        {
            using Generator generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
