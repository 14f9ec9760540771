using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns one cv::VideoCapture.</summary>
internal sealed class CaptureHandle : SafeHandle
{
    public CaptureHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.anyshot_cv_capture_delete(handle) == 0;
}
