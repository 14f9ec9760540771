namespace AnyShot.Edge.Capture;

/// <summary>Triggered frames of one camera that wait for the inspection. Bounded; when full the oldest goes, because the newest part can still be sorted out. Thread-safe.</summary>
internal sealed class FrameBuffer(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<Frame> _frames = new(capacity + 1);
    private readonly ManualResetEventSlim _room = new(true);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _frames.Count;
            }
        }
    }

    /// <summary>Adds a frame.</summary>
    /// <returns>True; false when the oldest had to go.</returns>
    public bool Add(Frame frame)
    {
        Frame? dropped = null;
        lock (_gate)
        {
            if (_frames.Count == capacity)
            {
                dropped = _frames.Dequeue();
            }

            _frames.Enqueue(frame);
            if (_frames.Count == capacity)
            {
                _room.Reset();
            }
        }

        dropped?.Command?.RaiseLost("the inspection was too slow for it");
        dropped?.Dispose();
        return dropped is null;
    }

    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Frame? frame)
    {
        lock (_gate)
        {
            var taken = _frames.TryDequeue(out frame);
            if (_frames.Count < capacity)
            {
                _room.Set();
            }

            return taken;
        }
    }

    /// <summary>Waits until a frame can be added without dropping one.</summary>
    /// <exception cref="OperationCanceledException">The camera stops.</exception>
    public void WaitForRoom(CancellationToken cancellationToken) => _room.Wait(cancellationToken);
}
