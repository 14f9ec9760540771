namespace AnyShot.Edge.Recording;

/// <summary>Which parts of a camera are due.</summary>
internal sealed class RecordedCamera
{
    private int _passed;
    private long? _last;

    /// <summary>Counts a part.</summary>
    public bool IsDue(RecordingOptions options, TimeProvider time)
    {
        if (_passed++ % options.Every != 0)
        {
            return false;
        }

        if (_last is { } last && time.GetElapsedTime(last) < options.Interval)
        {
            // The next part is looked at again, not the one after so many more.
            _passed = 0;
            return false;
        }

        _last = time.GetTimestamp();
        return true;
    }
}
