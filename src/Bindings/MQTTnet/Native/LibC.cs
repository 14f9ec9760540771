using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary>What the network thread needs of the C library.</summary>
internal static partial class LibC
{
    public const short PollIn = 0x1;
    public const short PollOut = 0x4;

    private const string Library = "libc";

    [LibraryImport(Library)]
    public static partial void free(nint memory);

    /// <returns>How many descriptors are ready, 0 on timeout, -1 on error (an interrupted call among them).</returns>
    [LibraryImport(Library)]
    public static unsafe partial int poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport(Library, SetLastError = true)]
    public static partial EventFd eventfd(uint initial, int flags);

    [LibraryImport(Library)]
    public static partial nint read(EventFd descriptor, out ulong value, nuint size);

    [LibraryImport(Library)]
    public static partial nint write(EventFd descriptor, in ulong value, nuint size);

    [LibraryImport(Library)]
    public static partial int close(nint descriptor);

    [LibraryImport(Library)]
    public static partial int dup(int descriptor);

    /// <param name="socket">The descriptor.</param>
    /// <param name="how">1: nothing more will be sent.</param>
    [LibraryImport(Library)]
    public static partial int shutdown(int socket, int how);

    /// <returns>How many bytes, 0 at the end of the stream, -1 on error.</returns>
    [LibraryImport(Library)]
    public static unsafe partial nint recv(int socket, byte* buffer, nuint size, int flags);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Wanted;
        public short Ready;
    }
}
