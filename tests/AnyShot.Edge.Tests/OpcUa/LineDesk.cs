using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Outbox;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A desk in front of a line with one camera that is triggered by command: changes the mode, judges a part into the outbox a moment after its trigger.</summary>
internal sealed class LineDesk(ModeSwitch mode) : IControlDesk
{
    private int _judged;

    /// <summary>Where verdicts go.</summary>
    public IOutbox? Outbox { get; set; }

    /// <summary>False: a trigger is taken and nothing comes of it.</summary>
    public bool Judges { get; set; } = true;

    public Task<ControlReply> ExecuteAsync(ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!VerbRoles.Allows(caller, request.Verb))
        {
            return Task.FromResult(new ControlReply(request.Id, ControlOutcome.Forbidden, "The role does not allow it."));
        }

        if (request.Verb == ControlVerbs.Mode)
        {
            mode.Set(request.Body.GetProperty("mode").GetString() == "maintenance" ? OperatingMode.Maintenance : OperatingMode.Automatic);
        }
        else if (mode.Current == OperatingMode.Maintenance)
        {
            return Task.FromResult(new ControlReply(request.Id, ControlOutcome.Conflict, "The station is in maintenance."));
        }
        else if (Judges)
        {
            request.Body.GetProperty("camera").GetString().ShouldBe("top");
            var partId = request.Body.GetProperty("partId").GetString()!;
            var fails = ++_judged % 2 == 0;
            _ = Task.Run(() => Outbox!.Append([Verdicts.New(partId, fails ? Decision.Fail : Decision.Pass, fails ? 2 : 1, fails ? "scratch" : "good")]), CancellationToken.None);
        }

        return Task.FromResult(new ControlReply(request.Id, ControlOutcome.Done, "Done."));
    }
}
