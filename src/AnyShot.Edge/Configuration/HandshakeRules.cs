using AnyShot.Edge.Handshake;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Configuration;

/// <summary>Rules of <c>opcUa.handshake</c> and the camera that it triggers.</summary>
internal static class HandshakeRules
{
    private static readonly TimeSpan ShortestPulse = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ShortestResultTimeout = TimeSpan.FromMilliseconds(100);

    public static IEnumerable<ConfigurationMistake> Check(AgentOptions options)
    {
        var handshake = options.OpcUa.Handshake;
        var isOn = options.OpcUa.Enabled && handshake.Mode != HandshakeMode.Off;
        var cameras = options.Cameras.Where(camera => camera.Trigger.Mode == TriggerMode.Plc).Select(camera => camera.Name).ToList();
        if (isOn && cameras.Count != 1)
        {
            yield return new("opcUa.handshake.mode", cameras.Count == 0 ? "needs a camera with trigger.mode plc." : $"needs one camera with trigger.mode plc; {string.Join(" and ", cameras)} have it.");
        }

        if (!isOn && cameras.Count > 0)
        {
            yield return new($"cameras[{options.Cameras.FindIndex(camera => camera.Name == cameras[0])}].trigger.mode", "plc needs opcUa.handshake.mode level or pulse, and opcUa.enabled.");
        }

        if (handshake.Pulse < ShortestPulse)
        {
            yield return new("opcUa.handshake.pulse", "must be 10ms or longer.");
        }

        if (handshake.ResultTimeout < ShortestResultTimeout)
        {
            yield return new("opcUa.handshake.resultTimeout", "must be 100ms or longer.");
        }
    }
}
