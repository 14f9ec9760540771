using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>feedback/withdraw</c>: takes back what was said of a part; what was said before it counts again, and without any the part leaves the regression set.</summary>
internal sealed class WithdrawFeedback(IFeedbackStore? feedback = null) : ControlVerb<WithdrawBody>(ControlVerbs.Withdraw, ControlJson.Default.WithdrawBody)
{
    /// <summary>A second time it would take back the answer before, unless the body names one.</summary>
    public override bool IsRepeatable => false;

    protected override Task<ControlReply> DoAsync(string id, WithdrawBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (feedback is null)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, "Parts are not kept (parts.enabled).");
        }

        var entry = feedback.Withdraw(body.InspectionId, body.Entry, caller, body.Why ?? "");
        var sentence = entry.TrueClass.Length > 0
            ? $"Answer {entry.Withdraws} is taken back: part {body.InspectionId} is of class {entry.TrueClass} again."
            : $"Answer {entry.Withdraws} is taken back: nothing is said of part {body.InspectionId} any more.";
        return Task.FromResult(Done(id, sentence, new FeedbackData(entry.Withdraws, entry.TrueClass), ControlJson.Default.FeedbackData));
    }
}
