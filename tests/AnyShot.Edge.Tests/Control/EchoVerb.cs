using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Control;

/// <summary>A verb under one of the known names that counts how often it was done and can wait or fail.</summary>
internal sealed class EchoVerb(string verb = ControlVerbs.Trigger, bool isRepeatable = false, bool isQuestion = false) : ControlVerb<EchoBody>(verb, EchoJson.Default.EchoBody)
{
    private int _done;

    public int Times => _done;

    public TaskCompletionSource? Gate { get; set; }

    public Exception? Failure { get; set; }

    public override bool IsRepeatable => isRepeatable;

    public override bool IsQuestion => isQuestion;

    protected override async Task<ControlReply> DoAsync(string id, EchoBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (Gate is { } gate)
        {
            await gate.Task;
        }

        if (Failure is { } failure)
        {
            throw failure;
        }

        return Done(id, $"{body.Text} {Interlocked.Increment(ref _done)}");
    }
}
