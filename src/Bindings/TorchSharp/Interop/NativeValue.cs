using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>One argument or result at the C boundary, 24 bytes; <c>anyshot_torch_value</c> on the native side.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    public ValueTag Tag;
    public int Reserved;

    /// <summary>A number, the bits of a double, a handle or an address, by <see cref="Tag"/>.</summary>
    public long Bits;

    public long Length;

    public readonly double Real => BitConverter.Int64BitsToDouble(Bits);
}
