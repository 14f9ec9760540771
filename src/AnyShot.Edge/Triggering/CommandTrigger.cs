using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>The next frame captured after a command is the part. One command can be pending. <see cref="TryCommand"/> is thread-safe.</summary>
internal sealed class CommandTrigger(TimeProvider time) : ITrigger
{
    private readonly Lock _gate = new();
    private (long Timestamp, string PartId)? _pending;

    /// <summary>Latches a command.</summary>
    /// <param name="partId">Part number; empty for none.</param>
    /// <returns>False when the command before still waits for its frame.</returns>
    public bool TryCommand(string partId)
    {
        lock (_gate)
        {
            if (_pending is not null)
            {
                return false;
            }

            _pending = (time.GetTimestamp(), partId);
            return true;
        }
    }

    public bool IsPart(Mat image, long timestamp, out string? partId)
    {
        lock (_gate)
        {
            partId = null;
            if (_pending is not { } pending || timestamp < pending.Timestamp)
            {
                return false;
            }

            partId = pending.PartId.Length == 0 ? null : pending.PartId;
            _pending = null;
            return true;
        }
    }

    /// <summary>A command that the lost camera did not answer is dropped: the part it meant has gone.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _pending = null;
        }
    }

    public void Dispose()
    {
    }
}
