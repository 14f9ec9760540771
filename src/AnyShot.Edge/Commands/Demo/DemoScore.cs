using AnyShot.Edge.Inspection;
using OpenCvSharp;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>Compares verdicts with the truth that the virtual line knows. Counted only; the truth never reaches the judging.</summary>
internal sealed class DemoScore(TimeProvider time) : IVerdictObserver
{
    private readonly long _created = time.GetTimestamp();
    private long _judged;
    private long _rightClass;
    private long _wrongDecision;
    private long _unsure;
    private long _firstAt;

    /// <summary>Verdicts whose truth is known.</summary>
    public long Judged => Interlocked.Read(ref _judged);

    /// <summary>Verdicts that name the true class.</summary>
    public long RightClass => Interlocked.Read(ref _rightClass);

    /// <summary>Good parts failed and bad parts passed.</summary>
    public long WrongDecision => Interlocked.Read(ref _wrongDecision);

    public long Unsure => Interlocked.Read(ref _unsure);

    /// <summary>From the creation of this object to the first verdict; zero while there is none.</summary>
    public TimeSpan ToFirstVerdict => Interlocked.Read(ref _firstAt) is var at and > 0 ? time.GetElapsedTime(_created, at) : TimeSpan.Zero;

    /// <summary>What each class means for a part, from the configuration.</summary>
    public required IReadOnlyDictionary<string, Severity> Severities { get; init; }

    public void OnVerdict(Verdict verdict, Mat part)
    {
        Interlocked.CompareExchange(ref _firstAt, time.GetTimestamp(), 0);
        if (verdict.Decision == Decision.Unsure)
        {
            Interlocked.Increment(ref _unsure);
        }

        if (verdict.Truth is not { } truth || !Severities.TryGetValue(truth, out var severity))
        {
            return;
        }

        Interlocked.Increment(ref _judged);
        if (verdict.ClassName == truth)
        {
            Interlocked.Increment(ref _rightClass);
        }

        if (verdict.Decision != Decision.Unsure && (verdict.Decision == Decision.Fail) != (severity == Severity.Defect))
        {
            Interlocked.Increment(ref _wrongDecision);
        }
    }
}
