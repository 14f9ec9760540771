using System.Collections.Concurrent;
using System.Text.Json;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>Answers what may be asked, with what was asked.</summary>
internal sealed class RecordingDesk : IControlDesk
{
    public ConcurrentQueue<(ControlRequest Request, Caller Caller)> Asked { get; } = new();

    public Task<ControlReply> ExecuteAsync(ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        Asked.Enqueue((request, caller));
        return Task.FromResult(VerbRoles.Allows(caller, request.Verb)
            ? new ControlReply(request.Id, ControlOutcome.Done, $"{request.Verb} is done.", JsonSerializer.SerializeToElement(new { request.Verb }))
            : new ControlReply(request.Id, ControlOutcome.Forbidden, "The role does not allow it."));
    }
}
