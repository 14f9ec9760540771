using System.Text;

namespace TorchSharp.Interop;

/// <summary>The one place where a native error becomes an exception.</summary>
internal static unsafe class NativeStatus
{
    /// <exception cref="TorchException"><paramref name="status"/> is not 0.</exception>
    internal static void Check(int status)
    {
        if (status != 0)
        {
            throw new TorchException(ReadMessage(), status);
        }
    }

    private static string ReadMessage()
    {
        int length = NativeMethods.anyshot_torch_error_read(null, 0);
        byte[] buffer = new byte[length + 1];
        fixed (byte* start = buffer)
        {
            length = Math.Min(length, NativeMethods.anyshot_torch_error_read(start, buffer.Length));
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
