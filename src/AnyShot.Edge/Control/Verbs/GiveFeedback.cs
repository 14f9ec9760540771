using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>feedback</c>: confirms or corrects a verdict; the part joins the regression set.</summary>
internal sealed class GiveFeedback(IFeedbackStore? feedback = null) : ControlVerb<FeedbackBody>(ControlVerbs.Feedback, ControlJson.Default.FeedbackBody)
{
    protected override Task<ControlReply> DoAsync(string id, FeedbackBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (feedback is null)
        {
            throw new ControlRefusal(ControlOutcome.Unavailable, "Parts are not kept (parts.enabled).");
        }

        var entry = feedback.Give(body.InspectionId, body.Class, caller, body.Why ?? "");
        var sentence = body.Class is null ? $"Verdict {body.InspectionId} is confirmed." : $"Part {body.InspectionId} is of class {body.Class}.";
        return Task.FromResult(Done(id, sentence, new FeedbackData(entry.Number, entry.TrueClass), ControlJson.Default.FeedbackData));
    }
}
