using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using AnyShot.Edge.Commands.Doctor.Checks;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using OpenCvSharp;
using TorchSharp;

namespace AnyShot.Edge.Support;

/// <summary>Finds out what runs here and on what.</summary>
public sealed class SupportFacts(DeviceConfiguration configuration, IOutbox outbox, TimeProvider time)
{
    private const string Unknown = "-";

    /// <summary>The model of the newest verdict; empty before the first.</summary>
    public string ModelRevision => outbox.Newest()?.ModelRevision ?? "";

    /// <summary>Looks at everything; the version of Node.js is asked of Node.js.</summary>
    public async Task<SupportState> LookAsync(CancellationToken cancellationToken)
    {
        var options = configuration.Options;
        // Where OPC UA is off, nothing of it runs.
        SupportVersion[] opcUa = options.OpcUa.Enabled
            ? [new("nodejs", Or(await CommandOutput.ReadAsync("node", ["--version"], cancellationToken).ConfigureAwait(false))), new("nodeOpcua", NodeOpcUa())]
            : [];
        var disk = new DriveInfo(configuration.StateDirectory);
        using var process = Process.GetCurrentProcess();
        return new SupportState(
            [
                new SupportVersion("agent", StateComposer.Version),
                new SupportVersion("backbone", options.Inspection.Backbone),
                new SupportVersion("modelRevision", Or(ModelRevision)),
                new SupportVersion("dotnet", RuntimeInformation.FrameworkDescription),
                new SupportVersion("libtorch", Library("libtorch_cpu.so")),
                new SupportVersion("opencv", Or(Cv2.GetVersionString())),
                .. opcUa,
                new SupportVersion("os", OperatingSystemName()),
                new SupportVersion("kernel", $"{Environment.OSVersion.Version} {RuntimeInformation.OSArchitecture}"),
                new SupportVersion("processor", Processor()),
                new SupportVersion("gpu", torch.cuda.is_available() ? $"CUDA, {torch.cuda.device_count()}" : Unknown),
            ],
            new DateTimeOffset(process.StartTime).ToUniversalTime(),
            time.GetUtcNow(),
            Environment.ProcessorCount,
            process.WorkingSet64,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            disk.AvailableFreeSpace,
            disk.TotalSize);
    }

    /// <summary>Version in the file name of a library that this process has loaded.</summary>
    private static string Library(string name)
    {
        const string Maps = "/proc/self/maps";
        var line = File.Exists(Maps) ? File.ReadLines(Maps).FirstOrDefault(line => line.Contains(name, StringComparison.Ordinal)) : null;
        return line is null ? Unknown : Or(line[(line.IndexOf(name, StringComparison.Ordinal) + name.Length)..].TrimStart('.'));
    }

    private static string NodeOpcUa()
    {
        try
        {
            var file = Path.Combine(Path.GetDirectoryName(TagServerLocation.Find())!, "node_modules", "node-opcua", "package.json");
            using var package = JsonDocument.Parse(File.ReadAllBytes(file));
            return package.RootElement.TryGetProperty("version", out var version) ? Or(version.GetString()) : Unknown;
        }
        catch (Exception error) when (error is TagServerException or IOException or UnauthorizedAccessException or JsonException)
        {
            return Unknown;
        }
    }

    private static string OperatingSystemName() => Or(Line("/etc/os-release", "PRETTY_NAME=").Trim('"'));

    // Boards with ARM processors name themselves in the device tree and not in cpuinfo.
    private static string Processor()
    {
        const string Board = "/proc/device-tree/model";
        var name = Line("/proc/cpuinfo", "model name").TrimStart(' ', '\t', ':');
        return Or(name.Length > 0 ? name : File.Exists(Board) ? File.ReadAllText(Board).Trim('\0', '\n') : "");
    }

    private static string Line(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..] ?? "" : "";

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? Unknown : text;
}
