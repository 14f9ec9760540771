namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Time of a training: how fast it is, how long it still takes, when a checkpoint is due.</summary>
internal sealed class TrainingClock
{
    private const int RecentSteps = 20;

    private readonly TimeProvider _time;
    private readonly Queue<long> _recent = new();
    private readonly double _minutesBefore;
    private readonly long _started;
    private long _saved;
    private StepLosses _last;

    public TrainingClock(TimeProvider time, DualEncoderState state)
    {
        _time = time;
        _minutesBefore = state.Minutes;
        _saved = _started = time.GetTimestamp();
        _recent.Enqueue(_started);
    }

    /// <summary>A step has ended.</summary>
    public void Tick(DualEncoderState state, StepLosses losses)
    {
        _last = losses;
        _recent.Enqueue(_time.GetTimestamp());
        if (_recent.Count > RecentSteps + 1)
        {
            _recent.Dequeue();
        }

        state.Minutes = _minutesBefore + _time.GetElapsedTime(_started).TotalMinutes;
    }

    /// <summary>Whether so much time has gone by since the last yes.</summary>
    public bool IsCheckpointDue(TimeSpan interval)
    {
        if (_time.GetElapsedTime(_saved) < interval)
        {
            return false;
        }

        _saved = _time.GetTimestamp();
        return true;
    }

    /// <param name="state">After the step.</param>
    /// <param name="scenes">Scenes a step.</param>
    /// <param name="logs">Whether the step has ended a line of the log.</param>
    public DualEncoderProgress Progress(DualEncoderState state, int scenes, bool logs)
    {
        var perStep = _time.GetElapsedTime(_recent.Peek()) / Math.Max(1, _recent.Count - 1);
        var perSecond = 2 * scenes / Math.Max(perStep.TotalSeconds, 1e-9);
        return new DualEncoderProgress(state.Step * 2 * scenes, state.CycleEnd * 2 * scenes, _last, perSecond, perStep * (state.CycleEnd - state.Step), logs ? state.Rows : null);
    }
}
