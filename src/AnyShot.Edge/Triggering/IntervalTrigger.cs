using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>One frame every interval: the first at once, then the first frame of each interval of a fixed grid, so that the mean rate is exact.</summary>
internal sealed class IntervalTrigger(TimeSpan interval, TimeProvider time) : ITrigger
{
    private long? _first;
    private long _taken = -1;

    public bool IsPart(Mat image, long timestamp, out TriggerCommand? command)
    {
        command = null;
        _first ??= timestamp;
        var slot = (long)(time.GetElapsedTime(_first.Value, timestamp) / interval);
        if (slot <= _taken)
        {
            return false;
        }

        _taken = slot;
        return true;
    }

    public void Reset() => (_first, _taken) = (null, -1);

    public void Dispose()
    {
    }
}
