namespace AnyShot.Engine.Training.TwoStage;

/// <summary>How far a training of several stages is, and how long it will still take. An epoch beside a frozen trunk counts a third.</summary>
internal sealed class TwoStageClock(TimeProvider time)
{
    private const double FrozenShare = 1.0 / 3;

    private readonly long _started = time.GetTimestamp();
    private readonly Dictionary<string, double> _planned = [];
    private readonly Dictionary<string, double> _done = [];
    private double? _before;

    /// <summary>0 to 1.</summary>
    public double Done => Math.Min(1, _done.Values.Sum() / Math.Max(_planned.Values.Sum(), 1e-9));

    /// <summary>If no stage ends early.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var here = _done.Values.Sum() - (_before ?? 0);
            return here <= 0 ? TimeSpan.Zero : time.GetElapsedTime(_started) / here * Math.Max(0, _planned.Values.Sum() - _done.Values.Sum());
        }
    }

    public void Plan(StagePlan plan, int images) => _planned[plan.Name] = Work(plan, plan.Epochs, images);

    /// <summary>Plans what was not planned yet.</summary>
    public void PlanOnce(IEnumerable<(StagePlan Plan, int Images)> plans)
    {
        foreach (var (plan, images) in plans)
        {
            _planned.TryAdd(plan.Name, Work(plan, plan.Epochs, images));
        }
    }

    public void Advance(StagePlan plan, int epochs, int images)
    {
        // What a checkpoint brought took no time here.
        _before ??= Work(plan, epochs - 1, images);
        _done[plan.Name] = Work(plan, epochs, images);
    }

    /// <summary>A stage that ended early took less work than was planned.</summary>
    public void Finish(StagePlan plan, int images) => _planned[plan.Name] = _done.GetValueOrDefault(plan.Name, Work(plan, plan.Epochs, images));

    private static double Work(StagePlan plan, int epochs, int images)
    {
        var frozen = plan.Unfrozen == UnfrozenPart.None ? epochs : Math.Min(epochs, plan.HeadEpochs);
        return images * ((frozen * FrozenShare) + (epochs - frozen));
    }
}
