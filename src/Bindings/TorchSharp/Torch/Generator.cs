using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a seed and a state of its own. One thread at a time.</summary>
    public class Generator : IDisposable
    {
        private readonly GeneratorHandle native;

        /// <param name="seed">Equal seeds give equal numbers.</param>
        /// <param name="device">Where the numbers are made; null is the processor.</param>
        public Generator(ulong seed = 0, Device? device = null)
            : this(own: true, seed, device)
        {
        }

        private Generator(bool own, ulong seed, Device? device)
        {
            this.device = device ?? CPU;
            NativeStatus.Check(NativeMethods.anyshot_torch_generator_create(own ? 1 : 0, seed, (int)this.device.type, this.device.index, out nint handle));
            native = new GeneratorHandle(handle);
        }

        /// <summary>The generator that is used where none is given.</summary>
        public static Generator Default => new(own: false, 0, null);

        /// <summary>Where the numbers are made.</summary>
        public Device device { get; private set; }

        /// <summary>The native library's number for this generator.</summary>
        public IntPtr Handle => native.IsClosed ? throw new ObjectDisposedException(nameof(Generator)) : native.DangerousGetHandle();

        /// <summary>Starts the sequence that belongs to the seed.</summary>
        public unsafe Generator manual_seed(long seed)
        {
            ulong value = unchecked((ulong)seed);
            NativeStatus.Check(NativeMethods.anyshot_torch_generator_seed(Handle, &value, out _));
            return this;
        }

        /// <summary>The seed in force.</summary>
        public unsafe long initial_seed()
        {
            NativeStatus.Check(NativeMethods.anyshot_torch_generator_seed(Handle, null, out ulong seed));
            return unchecked((long)seed);
        }

        /// <summary>Takes a new seed from the system's random numbers and returns it.</summary>
        public long seed()
        {
            long chosen = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
            manual_seed(chosen);
            return chosen;
        }

        /// <summary>The whole state as bytes.</summary>
        public Tensor get_state()
        {
            NativeStatus.Check(NativeMethods.anyshot_torch_generator_state(Handle, 0, out nint state));
            return new Tensor(new TensorHandle(state));
        }

        /// <summary>Goes back to a state of <see cref="get_state"/>.</summary>
        public void set_state(Tensor value)
        {
            int status = NativeMethods.anyshot_torch_generator_state(Handle, value.Acquire(), out _);
            value.Release();
            NativeStatus.Check(status);
        }

        /// <summary>Frees this reference.</summary>
        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the handle.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                native.Dispose();
            }
        }
    }
}
