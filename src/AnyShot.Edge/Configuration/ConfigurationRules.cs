using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Sparkplug;
using AnyShot.Edge.Security;
using AnyShot.Edge.Triggering;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Edge.Configuration;

/// <summary>What a single key cannot say: rules across keys, and files that must exist.</summary>
internal static class ConfigurationRules
{
    public static IEnumerable<ConfigurationMistake> Check(DeviceConfiguration configuration) =>
        [.. Cameras(configuration), .. Classes(configuration), .. RegistryConnection.Mistakes(configuration), .. Backbone(configuration), .. Learner(configuration), .. TrainedLearnerRules.Check(configuration), .. Times(configuration.Options), .. Mqtt(configuration), .. Sparkplug(configuration.Options), .. OpcUa(configuration), .. HandshakeRules.Check(configuration.Options), .. Drift(configuration.Options), .. Dashboard(configuration)];

    private static IEnumerable<ConfigurationMistake> Drift(AgentOptions options)
    {
        if (options.Drift.WindowParts * 2 > options.Drift.ReferenceParts)
        {
            yield return new("drift.windowParts", "must be at most half of drift.referenceParts.");
        }
    }

    private static IEnumerable<ConfigurationMistake> Cameras(DeviceConfiguration configuration)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < configuration.Options.Cameras.Count; i++)
        {
            var camera = configuration.Options.Cameras[i];
            if (!names.Add(camera.Name))
            {
                yield return new($"cameras[{i}].name", $"\"{camera.Name}\" is used twice.");
            }

            if (SourceMistake(camera.Source, configuration.Folder) is { } sentence)
            {
                yield return new($"cameras[{i}].source", sentence);
            }

            if (camera.Roi.X + camera.Roi.Width > 1.000001 || camera.Roi.Y + camera.Roi.Height > 1.000001)
            {
                yield return new($"cameras[{i}].roi", "reaches beyond the image: x + width and y + height may be 1 at most.");
            }

            if (camera.Trigger.Mode == TriggerMode.Interval && camera.Trigger.Interval <= TimeSpan.Zero)
            {
                yield return new($"cameras[{i}].trigger.interval", "must be longer than 0ms in mode interval.");
            }

            if (camera.ReconnectFirst <= TimeSpan.Zero || camera.ReconnectLongest < camera.ReconnectFirst)
            {
                yield return new($"cameras[{i}].reconnectLongest", "must not be shorter than reconnectFirst, which must be longer than 0s.");
            }
        }
    }

    private static string? SourceMistake(string source, string folder)
    {
        try
        {
            // An absent source is reported as such already.
            _ = source.Length == 0 ? null : SourceAddress.Parse(source, folder);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    private static IEnumerable<ConfigurationMistake> Classes(DeviceConfiguration configuration)
    {
        var classes = configuration.Options.Classes;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var numbers = new HashSet<int>();
        for (var i = 0; i < classes.Count; i++)
        {
            var entry = classes[i];
            if (!names.Add(entry.Name))
            {
                yield return new($"classes[{i}].name", $"\"{entry.Name}\" is used twice.");
            }

            if (!numbers.Add(entry.Number))
            {
                yield return new($"classes[{i}].number", $"{entry.Number} is used twice; a PLC knows a class by its number.");
            }

            foreach (var (key, wrong) in entry.Prompt.Mistakes())
            {
                yield return new($"classes[{i}].prompt.{key}", wrong);
            }

            if (ExamplesMistake(entry, configuration) is { } sentence)
            {
                yield return new($"classes[{i}].examples", sentence);
            }
        }
    }

    private static string? ExamplesMistake(ClassOptions entry, DeviceConfiguration configuration)
    {
        var examples = entry.Examples;
        if (examples.Length == 0)
        {
            var inspection = configuration.Options.Inspection;
            return entry.Prompt.HasWords || inspection.Learner == InspectionOptions.TrainedLearner || (inspection.Learner == AnyShotLearnerOptions.Name && inspection.AnyShot.Semantics.Length > 0)
                ? null
                : $"is empty: class \"{entry.Name}\" needs a folder of examples, a prompt, learner trained, or learner any-shot with inspection.anyShot.semantics.";
        }

        if (examples.StartsWith(ExampleSource.VirtualPrefix, StringComparison.Ordinal))
        {
            var name = examples[ExampleSource.VirtualPrefix.Length..];
            return VirtualClasses.Names.Contains(name) ? null : $"the virtual line has no class \"{name}\"; it has {string.Join(", ", VirtualClasses.Names)}.";
        }

        return Directory.Exists(configuration.Resolve(examples)) ? null : $"the folder \"{configuration.Resolve(examples)}\" does not exist.";
    }

    private static IEnumerable<ConfigurationMistake> Learner(DeviceConfiguration configuration)
    {
        const string Key = "inspection.anyShot";
        var inspection = configuration.Options.Inspection;
        var options = inspection.AnyShot;
        var file = options.Generator is AnyShotLearnerOptions.OwnGenerator or AnyShotLearnerOptions.NoGenerator ? "" : options.Generator;
        if (options.Semantics.Length > 0 && file.Length == 0 && (NameOf(inspection.Backbone).Mistake is not null || SemanticLayer.FileOf(configuration) is null))
        {
            yield return new($"{Key}.semantics", "needs the file of a generator that was trained on such attributes, in generator, or learner any-shot with a backbone of train episodic --semantics.");
        }

        if (file.Length > 0 && inspection.Learner != AnyShotLearnerOptions.Name)
        {
            yield return new($"{Key}.generator", $"is of no use to the learner {inspection.Learner}; only any-shot knows generated features.");
        }

        foreach (var (key, path) in new[] { ("generator", file), ("semantics", options.Semantics) })
        {
            if (path.Length > 0 && !File.Exists(configuration.Resolve(path)))
            {
                yield return new($"{Key}.{key}", $"the file \"{configuration.Resolve(path)}\" does not exist.");
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> Backbone(DeviceConfiguration configuration)
    {
        const string Key = "inspection.backbone";
        var (backbone, mistake) = NameOf(configuration.Options.Inspection.Backbone);
        if (mistake is not null)
        {
            yield return new(Key, mistake);
        }

        string? Place(string prefix) => backbone.StartsWith(prefix, StringComparison.Ordinal) ? configuration.Resolve(backbone[prefix.Length..]) : null;
        if ((Place(BackboneFactory.TorchScriptPrefix) ?? Place(BackboneFactory.ClipPrefix)) is { } file)
        {
            if (!File.Exists(file))
            {
                yield return new(Key, $"the file \"{file}\" does not exist.");
            }
        }
        else if (Place(BackboneFactory.ModelPrefix) is { } folder)
        {
            if (!Directory.Exists(folder))
            {
                yield return new(Key, $"the folder \"{folder}\" does not exist.");
            }
        }
        else if (backbone.Length > 0 && backbone is not (BackboneFactory.BuiltinMini or BackboneFactory.BuiltinVirtualLine))
        {
            yield return new(
                Key,
                $"\"{backbone}\" is not known; it is {BackboneFactory.BuiltinMini}, {BackboneFactory.BuiltinVirtualLine}, {BackboneFactory.ModelPrefix}FOLDER, {BackboneFactory.TorchScriptPrefix}PATH or {BackboneFactory.ClipPrefix}PATH.");
        }
    }

    private static (string Name, string? Mistake) NameOf(string backbone)
    {
        try
        {
            return (BackboneName.Parse(backbone).Name, null);
        }
        catch (InvalidDataException error)
        {
            return ("", error.Message);
        }
    }

    private static IEnumerable<ConfigurationMistake> Times(AgentOptions options)
    {
        if (options.Mqtt.KeepAlive < TimeSpan.FromSeconds(5))
        {
            yield return new("mqtt.keepAlive", "must be 5s or longer.");
        }

        if (options.Mqtt.HealthInterval < TimeSpan.FromSeconds(1))
        {
            yield return new("mqtt.healthInterval", "must be 1s or longer.");
        }

        if (options.History.KeepMinutes < TimeSpan.FromHours(1) || options.History.KeepMinutes > TimeSpan.FromDays(31))
        {
            yield return new("history.keepMinutes", "must be from 1h to 31d.");
        }

        if (options.History.KeepHours < options.History.KeepMinutes)
        {
            yield return new("history.keepHours", "must not be shorter than history.keepMinutes.");
        }

        if (options.OpcUa.MachineVision.JobTimeout < TimeSpan.FromMilliseconds(100) || options.OpcUa.MachineVision.JobTimeout > TimeSpan.FromHours(1))
        {
            yield return new("opcUa.machineVision.jobTimeout", "must be from 100ms to 1h.");
        }
    }

    private static IEnumerable<ConfigurationMistake> Mqtt(DeviceConfiguration configuration)
    {
        var mqtt = configuration.Options.Mqtt;
        if (!mqtt.Enabled && !mqtt.Sparkplug.Enabled)
        {
            yield break;
        }

        var prefix = new MqttTopics(configuration.Options.Station, mqtt).Prefix;
        if (mqtt.TopicPrefix.Length == 0 && prefix.AsSpan().IndexOfAny("+#\0") >= 0)
        {
            yield return new("station", $"the MQTT topics would begin with \"{prefix}\": enterprise, site, area, line and cell may not hold + or #.");
        }

        if ((mqtt.CertificateFile.Length == 0) != (mqtt.KeyFile.Length == 0))
        {
            yield return new("mqtt.certificateFile", "certificateFile and keyFile go together.");
        }

        if (!mqtt.Tls && (mqtt.CaFile.Length > 0 || mqtt.CertificateFile.Length > 0))
        {
            yield return new("mqtt.tls", "must be true when caFile or certificateFile is given.");
        }

        foreach (var (key, file) in new[] { ("caFile", mqtt.CaFile), ("certificateFile", mqtt.CertificateFile), ("keyFile", mqtt.KeyFile), ("crlFile", mqtt.CrlFile) })
        {
            if (file.Length > 0 && !File.Exists(configuration.Resolve(file)))
            {
                yield return new($"mqtt.{key}", $"the file \"{configuration.Resolve(file)}\" does not exist.");
            }
        }

        if (mqtt.PasswordFile.Length > 0 && Secret.Mistake(mqtt.PasswordFile, configuration) is { } mistake)
        {
            yield return new("mqtt.passwordFile", mistake);
        }

        if (mqtt.TopicPrefix.AsSpan().IndexOfAny('+', '#', '\0') >= 0)
        {
            yield return new("mqtt.topicPrefix", "must not contain +, # or a zero character.");
        }
    }

    private static IEnumerable<ConfigurationMistake> Sparkplug(AgentOptions options)
    {
        const string Key = "mqtt.sparkplug";
        if (!options.Mqtt.Sparkplug.Enabled)
        {
            yield break;
        }

        var group = new SparkplugTopics(options.Station, options.Mqtt.Sparkplug).GroupId;
        if (options.Mqtt.Sparkplug.GroupId.Length == 0 && group.AsSpan().IndexOfAny("+/#\0") >= 0)
        {
            yield return new($"{Key}.groupId", $"is missing: the station's area \"{group}\" cannot take its place, because it holds +, / or #.");
        }

        if (group == "STATE")
        {
            yield return new($"{Key}.groupId", "may not be STATE, which is the topic of the host applications.");
        }

        // Hosts that do not tell upper from lower case would take them for one device.
        foreach (var same in options.Cameras.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Select(c => c.Name).Distinct().Count() > 1))
        {
            yield return new("cameras", $"the names {string.Join(" and ", same.Select(c => $"\"{c.Name}\""))} differ only in case, which mqtt.sparkplug does not allow.");
        }
    }

    private static IEnumerable<ConfigurationMistake> OpcUa(DeviceConfiguration configuration)
    {
        var opcUa = configuration.Options.OpcUa;
        if (!opcUa.Enabled)
        {
            yield break;
        }

        if (opcUa.UserName.Length == 0 && !opcUa.AllowAnonymous && !File.Exists(SecurityServices.UsersFilePath(configuration)))
        {
            yield return new("opcUa.userName", "is missing: give userName and passwordFile, add users with `anyshot users add`, or allowAnonymous on a closed network.");
        }

        if (opcUa is { IsLoopback: false } and ({ AllowInsecure: true } or { AllowAnonymous: true }))
        {
            yield return new("opcUa.allowInsecure", "and allowAnonymous are for loopback only; on a plant network clients need encryption and a user.");
        }

        if (opcUa.UserName.Length > 0 && Secret.Mistake(opcUa.PasswordFile, configuration) is { } mistake)
        {
            yield return new("opcUa.passwordFile", mistake);
        }
    }

    private static IEnumerable<ConfigurationMistake> Dashboard(DeviceConfiguration configuration)
    {
        var dashboard = configuration.Options.Dashboard;
        if (!dashboard.Enabled)
        {
            yield break;
        }

        if ((dashboard.CertificateFile.Length == 0) != (dashboard.KeyFile.Length == 0))
        {
            yield return new("dashboard.certificateFile", "certificateFile and keyFile go together.");
        }

        if (dashboard is { ClientCaFile.Length: > 0, CertificateFile.Length: 0 } or { ClientCrlFile.Length: > 0, ClientCaFile.Length: 0 })
        {
            yield return new("dashboard.clientCaFile", "needs certificateFile, and clientCrlFile needs clientCaFile.");
        }

        foreach (var (key, file) in new[]
        {
            ("certificateFile", dashboard.CertificateFile), ("keyFile", dashboard.KeyFile), ("clientCaFile", dashboard.ClientCaFile), ("clientCrlFile", dashboard.ClientCrlFile),
        })
        {
            if (file.Length > 0 && !File.Exists(configuration.Resolve(file)))
            {
                yield return new($"dashboard.{key}", $"the file \"{configuration.Resolve(file)}\" does not exist.");
            }
        }

        if (dashboard is { IsLoopback: false, CertificateFile.Length: 0, AllowAnonymous: false })
        {
            yield return new("dashboard.certificateFile", "is missing: beyond loopback nobody can log in without TLS. Give certificateFile and keyFile, or allowAnonymous for looking only.");
        }

        if (dashboard.SessionIdle < TimeSpan.FromMinutes(1) || dashboard.SessionLongest < dashboard.SessionIdle)
        {
            yield return new("dashboard.sessionIdle", "must be 1min or longer, and sessionLongest not shorter than it.");
        }

        if (dashboard is { AllowAnonymous: true, AnonymousRole: > Role.Viewer } && (!dashboard.IsLoopback || dashboard.AllowedHosts.Count > 0))
        {
            yield return new("dashboard.anonymousRole", "may be more than viewer only where dashboard.host is loopback and allowedHosts is empty.");
        }
    }
}
