using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>An object of OpenCV that is freed once, by Dispose or by the finalizer of its handle.</summary>
public abstract class DisposableCvObject : IDisposable
{
    public bool IsDisposed { get; private set; }

    /// <summary>The native object; valid while this object is not disposed and reachable.</summary>
    public IntPtr CvPtr
    {
        get
        {
            ThrowIfDisposed();
            return OwnedHandle.DangerousGetHandle();
        }
    }

    private protected abstract SafeHandle OwnedHandle { get; }

    /// <exception cref="ObjectDisposedException">This object was disposed.</exception>
    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    public void Dispose()
    {
        IsDisposed = true;
        OwnedHandle.Dispose();
        GC.SuppressFinalize(this);
    }
}
