using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>The next frame captured after a command is the part. One command can be pending. <see cref="TryCommand"/> is thread-safe.</summary>
internal sealed class CommandTrigger(TimeProvider time) : ITrigger
{
    private readonly Lock _gate = new();
    private (long Timestamp, TriggerCommand Command)? _pending;

    /// <summary>Latches a command.</summary>
    /// <returns>False when the command before still waits for its frame.</returns>
    public bool TryCommand(TriggerCommand command)
    {
        lock (_gate)
        {
            if (_pending is not null)
            {
                return false;
            }

            _pending = (time.GetTimestamp(), command);
            return true;
        }
    }

    public bool IsPart(Mat image, long timestamp, out TriggerCommand? command)
    {
        lock (_gate)
        {
            command = null;
            if (_pending is not { } pending || timestamp < pending.Timestamp)
            {
                return false;
            }

            command = pending.Command;
            _pending = null;
        }

        command.RaiseTaken();
        return true;
    }

    /// <summary>A command that the lost camera did not answer is dropped: the part it meant has gone.</summary>
    public void Reset()
    {
        TriggerCommand? dropped;
        lock (_gate)
        {
            dropped = _pending?.Command;
            _pending = null;
        }

        dropped?.RaiseLost("the camera is lost");
    }

    public void Dispose()
    {
    }
}
