using System.Text.Json;
using System.Text.Json.Nodes;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>camera/change</c>: another region of interest or trigger, written to the configuration and taken over by the running camera.</summary>
internal sealed class CameraChange(DeviceConfiguration configuration, ConfigurationDesk desk, CameraSet cameras, IClassRegistry registry)
    : ControlVerb<CameraChangeBody>(ControlVerbs.CameraChange, ControlJson.Default.CameraChangeBody)
{
    protected override async Task<ControlReply> DoAsync(string id, CameraChangeBody body, Caller caller, CancellationToken cancellationToken)
    {
        using var turn = await desk.BeginAsync(cancellationToken).ConfigureAwait(false);
        var options = configuration.Options.Cameras;
        var index = options.FindIndex(camera => camera.Name == body.Camera);
        if (index < 0)
        {
            throw new ControlRefusal(ControlOutcome.NotFound, $"There is no camera \"{BodyReader.Quote(body.Camera)}\".");
        }

        var before = desk.File.Read();
        if (ConfigurationReader.ChecksumOf(before) != configuration.Checksum)
        {
            throw new ControlRefusal(ControlOutcome.Conflict, $"{configuration.File} was changed by hand since the agent started with it: apply it, or start the agent again, and then change the camera.");
        }

        var check = ConfigurationReader.Check(Edit(before, index, body), configuration.File);
        var after = check.Configuration?.Options.Cameras.ElementAtOrDefault(index);
        var restarts = after is not null && !IsTakenOver(options[index].Trigger.Mode, after.Trigger.Mode);
        var moved = after is not null && !IsSame(options[index].Roi, after.Roi);
        var what = $"change camera {body.Camera}: {(moved ? $"region {Words(after!.Roi)}" : "trigger")}";
        await desk.WriteAsync(check.Text?.Utf8.ToArray() ?? [], check, ConfigurationFile.DigestOf(before), restarts, what, body.Why ?? "", id, caller, cancellationToken).ConfigureAwait(false);
        if (!restarts)
        {
            (options[index].Roi, options[index].Trigger) = (after!.Roi, after.Trigger);
            configuration.Renew(check.Configuration!.Checksum);
            cameras.Change(body.Camera, after.Roi, after.Trigger, configuration.Checksum);
        }

        var advice = moved ? Advice() : "";
        var sentence = restarts ? $"Camera {body.Camera} is changed, and the agent starts anew for it." : $"Camera {body.Camera} is changed, from its next frame on.";
        return Done(id, advice.Length > 0 ? $"{sentence} {advice}" : sentence, new CameraChangeData(restarts, advice), ControlJson.Default.CameraChangeData);
    }

    private static byte[] Edit(byte[] before, int index, CameraChangeBody body)
    {
        try
        {
            var text = new ConfigurationText(before);
            if (body.Width is not null || body.Height is not null || body.X is not null || body.Y is not null)
            {
                if (body is not { Width: { } width, Height: { } height })
                {
                    throw new ControlRefusal(ControlOutcome.Invalid, "A region needs width and height.");
                }

                var region = new JsonObject { ["x"] = body.X ?? 0, ["y"] = body.Y ?? 0, ["width"] = width, ["height"] = height };
                text = text.Set($"cameras[{index}].roi", JsonSerializer.SerializeToElement(region));
            }

            foreach (var (key, value) in Trigger(body.Trigger))
            {
                text = text.Set($"cameras[{index}].trigger.{key}", JsonSerializer.SerializeToElement(value));
            }

            return text.Utf8.ToArray();
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The camera cannot be changed: {error.Message}");
        }
    }

    private static IEnumerable<(string Key, JsonNode Value)> Trigger(CameraTriggerBody? trigger)
    {
        if (trigger?.Mode is { } mode)
        {
            yield return ("mode", OptionsShape.EnumName(mode));
        }

        if (trigger?.Interval is { } interval)
        {
            yield return ("interval", interval);
        }

        if (trigger?.PresentArea is { } area)
        {
            yield return ("presentArea", area);
        }

        if (trigger?.PixelDifference is { } difference)
        {
            yield return ("pixelDifference", difference);
        }

        if (trigger?.Release is { } release)
        {
            yield return ("release", OptionsShape.EnumName(release));
        }
    }

    /// <summary>Tags, handshake and jobs are built for who triggers: the line by itself, a command, the PLC.</summary>
    private static bool IsTakenOver(TriggerMode before, TriggerMode after) => before == after || (RunsByItself(before) && RunsByItself(after));

    private static bool RunsByItself(TriggerMode mode) => mode is TriggerMode.FreeRunning or TriggerMode.Interval or TriggerMode.Software;

    private static bool IsSame(RegionOptions a, RegionOptions b) => (a.X, a.Y, a.Width, a.Height) == (b.X, b.Y, b.Width, b.Height);

    private static string Words(RegionOptions region) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{region.X}, {region.Y}, {region.Width} x {region.Height}");

    /// <summary>The examples were cut from the region before, whatever the new one shows.</summary>
    private string Advice()
    {
        var shots = registry.State.Newest.Classes.Where(entry => !entry.IsRetired).Sum(entry => entry.Shots.Count);
        var examples = shots == 0 ? "The examples of the classes" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {shots} added examples of the classes");
        var trial = registry.State.Trial is null ? "" : " What is on trial has been tried in the region before: discard it and begin the trial anew.";
        return $"{examples} show the region before: parts may look new to the station, so watch the share of unsure parts and the drift, and add examples from the new region.{trial}";
    }
}
