using Microsoft.Win32.SafeHandles;

namespace MQTTnet.Native;

/// <summary>Owns one reference to an <c>SSL_CTX</c>; libmosquitto takes its own.</summary>
internal sealed class SslContextHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    public SslContextHandle()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_CTX_free(handle);
        return true;
    }
}
