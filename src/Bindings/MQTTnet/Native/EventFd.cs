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

    public void Reset() => _ = LibC.read(this, out _, sizeof(ulong));

    protected override bool ReleaseHandle() => LibC.close(handle) == 0;
}
