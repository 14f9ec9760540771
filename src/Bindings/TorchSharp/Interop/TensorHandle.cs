using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns one reference to a libtorch tensor. The value is a number that the native library checks, not an address.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long live;
    private static long peak;

    /// <summary>A handle without a tensor: what is left of a tensor that was taken over.</summary>
    internal TensorHandle()
        : base(0, ownsHandle: true)
    {
        SetHandleAsInvalid();
    }

    internal TensorHandle(nint handle)
        : base(0, ownsHandle: true)
    {
        SetHandle(handle);
        long count = Interlocked.Increment(ref live);
        long known = Volatile.Read(ref peak);
        while (count > known)
        {
            long seen = Interlocked.CompareExchange(ref peak, count, known);
            if (seen == known)
            {
                break;
            }

            known = seen;
        }
    }

    /// <summary>Tensors of the process whose handle is not freed yet.</summary>
    internal static long LiveCount => Interlocked.Read(ref live);

    /// <summary>The largest <see cref="LiveCount"/> so far.</summary>
    internal static long PeakCount => Interlocked.Read(ref peak);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Interlocked.Decrement(ref live);
        return NativeMethods.anyshot_torch_tensor_free(handle) == 0;
    }
}
