using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Tests.Configuration;

public sealed class HandshakeRulesTests
{
    [Theory]
    [InlineData(HandshakeMode.Off, "")]
    [InlineData(HandshakeMode.Level, "plc")]
    [InlineData(HandshakeMode.Pulse, "command,plc")]
    public void Check_OfWhatFits_FindsNothing(HandshakeMode mode, string triggers) => HandshakeRules.Check(Options(mode, triggers)).ShouldBeEmpty();

    [Theory]
    [InlineData(HandshakeMode.Level, "command", "opcUa.handshake.mode: needs a camera with trigger.mode plc.")]
    [InlineData(HandshakeMode.Level, "plc,plc", "opcUa.handshake.mode: needs one camera with trigger.mode plc; camera0 and camera1 have it.")]
    [InlineData(HandshakeMode.Off, "command,plc", "cameras[1].trigger.mode: plc needs opcUa.handshake.mode level or pulse, and opcUa.enabled.")]
    public void Check_OfWhatDoesNotFit_NamesTheKey(HandshakeMode mode, string triggers, string sentence) =>
        HandshakeRules.Check(Options(mode, triggers)).Select(m => m.ToString()).ShouldBe([sentence]);

    [Fact]
    public void Check_OfTimes_NamesTheKey()
    {
        var options = Options(HandshakeMode.Pulse, "plc");
        (options.OpcUa.Handshake.Pulse, options.OpcUa.Handshake.ResultTimeout) = (TimeSpan.FromMilliseconds(9), TimeSpan.Zero);
        HandshakeRules.Check(options).Select(m => m.Path).ShouldBe(["opcUa.handshake.pulse", "opcUa.handshake.resultTimeout"]);
    }

    private static AgentOptions Options(HandshakeMode mode, string triggers)
    {
        var options = new AgentOptions();
        options.OpcUa.Handshake.Mode = mode;
        options.Cameras.AddRange(triggers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((trigger, i) =>
            new CameraOptions { Name = $"camera{i}", Trigger = new TriggerOptions { Mode = Enum.Parse<TriggerMode>(trigger, ignoreCase: true) } }));
        return options;
    }
}
