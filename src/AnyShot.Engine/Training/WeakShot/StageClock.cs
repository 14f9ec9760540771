namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Tells how far a training is: epochs of all stages, at the pace since the start.</summary>
internal sealed class StageClock
{
    private readonly TimeProvider _time;
    private readonly Action<WeakShotProgress> _report;
    private readonly long _started;
    private readonly int _epochs;
    private int _done;

    public StageClock(WeakShotOptions options, TimeProvider time, Action<WeakShotProgress> report)
    {
        (_time, _report, _started) = (time, report, time.GetTimestamp());
        var plain = options.TrainsNetwork && options.SimNetInit != SimNetInit.None ? options.EpochsPlain : 0;
        _epochs = plain + options.EpochsSimNet + options.EpochsWeighted + options.EpochsGraph;
    }

    /// <param name="row">The epoch that is done.</param>
    /// <param name="epochs">Of its stage.</param>
    public void Tell(StageRow row, int epochs)
    {
        _done++;
        var elapsed = _time.GetElapsedTime(_started);
        // After a stop the epochs that were done before are not told of; they count as done once the stage is over.
        _report(new WeakShotProgress(row.Stage, row.Epoch, epochs, row.Loss, row.F1, Math.Min(1, (double)_done / _epochs), elapsed / _done * Math.Max(0, _epochs - _done)));
    }
}
