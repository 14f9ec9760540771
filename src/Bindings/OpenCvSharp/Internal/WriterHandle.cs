using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns one cv::VideoWriter.</summary>
internal sealed class WriterHandle : SafeHandle
{
    public WriterHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.anyshot_cv_writer_delete(handle) == 0;
}
