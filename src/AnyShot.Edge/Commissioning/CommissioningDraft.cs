namespace AnyShot.Edge.Commissioning;

/// <summary>The work on a commissioning that is not signed yet. Immutable; kept on disk, so that it goes on after a restart and on another tablet.</summary>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="StartedBy">Who.</param>
/// <param name="Step">Where the work stands, 1 to <see cref="LastStep"/>.</param>
/// <param name="Camera">The camera that the runs look at.</param>
/// <param name="Good">The run of good parts; null before it began.</param>
/// <param name="Defects">The run of defects; null when there is none.</param>
/// <param name="Report">The check; null before it was made.</param>
public sealed record CommissioningDraft(DateTimeOffset StartedAt, string StartedBy, int Step, string Camera, RunState? Good, RunState? Defects, CheckReport? Report)
{
    /// <summary>Camera, region, classes, good parts, check, summary.</summary>
    public const int LastStep = 6;

    /// <summary>The run of a kind.</summary>
    public RunState? Run(RunKind kind) => kind == RunKind.Good ? Good : Defects;

    /// <summary>The same with another run of a kind.</summary>
    public CommissioningDraft With(RunKind kind, RunState? run) => kind == RunKind.Good ? this with { Good = run } : this with { Defects = run };
}
