using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>trial</c>: the report of what is on trial, for those who cannot ask <c>GET /api/trial</c>.</summary>
internal sealed class TellTrial(ITrial? trial = null) : ControlVerb<TrialBody>(ControlVerbs.Trial, ControlJson.Default.TrialBody)
{
    public override bool IsQuestion => true;

    protected override Task<ControlReply> DoAsync(string id, TrialBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (trial is null)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, "This agent runs without trials.");
        }

        if (trial.Report() is not { } report)
        {
            trial.CanPromote(out var sentence);
            throw new ControlRefusal(ControlOutcome.NotFound, sentence);
        }

        return Task.FromResult(Done(id, report.Sentence, report, TrialJson.Default.TrialReport));
    }
}
