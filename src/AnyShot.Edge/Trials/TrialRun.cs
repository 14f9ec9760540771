using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Trials;

/// <summary>One revision on trial beside one live revision. Its fields are written by the trial's own threads and read by whoever asks for a report.</summary>
/// <param name="live">Revision that judges the line.</param>
/// <param name="trial">What is on trial.</param>
/// <param name="tally">Its counts.</param>
/// <param name="note">Why counts of an earlier start are missing; may be empty.</param>
internal sealed class TrialRun(long live, ClassRevision trial, TrialTally tally, string note)
{
    private volatile ClassSet? _set;
    private volatile ShadowJudge? _shadow;
    private volatile RegressionReport? _regression;
    private volatile string? _obstacle;
    private volatile string? _fault;

    public long LiveRevision { get; } = live;

    public ClassRevision Trial { get; } = trial;

    public TrialTally Tally { get; } = tally;

    public string Note { get; } = note;

    /// <summary>Null until it is built.</summary>
    public ClassSet? Set
    {
        get => _set;
        set => _set = value;
    }

    /// <summary>Null until <see cref="Set"/> is built.</summary>
    public ShadowJudge? Shadow
    {
        get => _shadow;
        set => _shadow = value;
    }

    /// <summary>Null until the confirmed parts have been judged.</summary>
    public RegressionReport? Regression
    {
        get => _regression;
        set => _regression = value;
    }

    /// <summary>What keeps the set from being built for now, one sentence.</summary>
    public string? Obstacle
    {
        get => _obstacle;
        set => _obstacle = value;
    }

    /// <summary>What ended the trial, one sentence.</summary>
    public string? Fault
    {
        get => _fault;
        set => _fault = value;
    }

    public bool IsOf(RegistryState state) => state.Live.Revision == LiveRevision && state.Trial?.Revision == Trial.Revision;
}
