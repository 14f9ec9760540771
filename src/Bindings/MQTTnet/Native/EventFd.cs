using Microsoft.Win32.SafeHandles;

namespace MQTTnet.Native;

/// <summary>Wakes a thread that waits in <c>poll</c>.</summary>
internal sealed class EventFd : SafeHandleMinusOneIsInvalid
{
    private const int NonBlockingCloseOnExec = 0x800 | 0x80000;

    public EventFd()
        : base(ownsHandle: true)
    {
    }

    public int Descriptor => (int)handle;

    public static EventFd Create()
    {
        var created = LibC.eventfd(0, NonBlockingCloseOnExec);
        return created.IsInvalid ? throw new IOException("The system gives no event descriptor: too many open files.") : created;
    }

    public void Signal() => _ = LibC.write(this, 1, sizeof(ulong));

    /// <summary>Waits for the socket or a signal, which it takes back.</summary>
    /// <param name="socket">Descriptor.</param>
    /// <param name="wanted">What of the socket to wait for, as in <c>poll</c>.</param>
    /// <param name="timeoutMs">Longest wait in milliseconds.</param>
    /// <returns>What the socket is ready for; 0 for nothing.</returns>
    public unsafe short WaitWith(int socket, short wanted, int timeoutMs)
    {
        var descriptors = stackalloc LibC.PollDescriptor[2];
        descriptors[0] = new LibC.PollDescriptor { Descriptor = socket, Wanted = wanted };
        descriptors[1] = new LibC.PollDescriptor { Descriptor = Descriptor, Wanted = LibC.PollIn };
        if (LibC.poll(descriptors, 2, timeoutMs) <= 0)
        {
            return 0;
        }
        if (descriptors[1].Ready != 0)
        {
            Reset();
        }
        return descriptors[0].Ready;
    }

    private void Reset() => _ = LibC.read(this, out _, sizeof(ulong));

    protected override bool ReleaseHandle() => LibC.close(handle) == 0;
}
