using Microsoft.Win32.SafeHandles;

namespace MQTTnet.Native;

/// <summary>Owns one <c>struct mosquitto</c>. Destroying it closes its socket without a DISCONNECT.</summary>
internal sealed class MosquittoHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public MosquittoHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        LibMosquitto.mosquitto_destroy(handle);
        return true;
    }
}
