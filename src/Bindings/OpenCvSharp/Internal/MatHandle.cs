using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Owns one cv::Mat, and the pinned array under it where there is one.</summary>
internal sealed class MatHandle : SafeHandle
{
    /// <summary>Stands for an absent matrix, such as no mask.</summary>
    public static readonly MatHandle None = new();

    private GCHandle _pin;

    public MatHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps a pinned array until the matrix is freed.</summary>
    public void Keep(GCHandle pin) => _pin = pin;

    protected override bool ReleaseHandle()
    {
        var status = NativeMethods.anyshot_cv_mat_delete(handle);
        if (_pin.IsAllocated)
        {
            _pin.Free();
        }

        return status == 0;
    }
}
