using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>Every frame is a part.</summary>
internal sealed class FreeRunningTrigger : ITrigger
{
    public bool IsPart(Mat image, long timestamp, out TriggerCommand? command)
    {
        command = null;
        return true;
    }

    public void Reset()
    {
    }

    public void Dispose()
    {
    }
}
