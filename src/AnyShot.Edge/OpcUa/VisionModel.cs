using System.Globalization;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.OpcUa;

/// <summary>What the vision system of OPC 40100-1 shows of a configuration. Immutable.</summary>
/// <param name="Results">Newest results that are kept.</param>
/// <param name="RunsByItself">No camera waits for a command or a PLC.</param>
/// <param name="Handshake">A single job triggers as a PLC does.</param>
/// <param name="Camera">The camera that a single job triggers by command; empty for none.</param>
/// <param name="JobTimeout">A single job by command without a result after this long has failed.</param>
/// <param name="Recipe">The recipe in words: thresholds and regions.</param>
/// <param name="Configuration">Id of the configuration: its checksum.</param>
/// <param name="File">Name of the configuration file.</param>
/// <param name="LastModified">When the file was changed last.</param>
public sealed record VisionModel(int Results, bool RunsByItself, bool Handshake, string Camera, TimeSpan JobTimeout, string Recipe, string Configuration, string File, DateTimeOffset LastModified)
{
    /// <summary>The model of a configuration as it is now; null when <c>opcUa.machineVision.enabled</c> is false.</summary>
    public static VisionModel? Of(DeviceConfiguration configuration)
    {
        var options = configuration.Options;
        if (!options.OpcUa.MachineVision.Enabled)
        {
            return null;
        }

        return new VisionModel(
            options.OpcUa.MachineVision.Results,
            options.Cameras.All(camera => camera.Trigger.Mode is not (TriggerMode.Command or TriggerMode.Plc)),
            options.OpcUa.Handshake.Mode != HandshakeMode.Off,
            options.Cameras.FirstOrDefault(camera => camera.Trigger.Mode == TriggerMode.Command)?.Name ?? "",
            options.OpcUa.MachineVision.JobTimeout,
            InWords(options),
            IdOf(configuration.Checksum),
            Path.GetFileName(configuration.File),
            new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(configuration.File), TimeSpan.Zero));
    }

    /// <summary>Id of a configuration: eight hexadecimal digits.</summary>
    public static string IdOf(uint checksum) => checksum.ToString("X8", CultureInfo.InvariantCulture);

    private static string InWords(AgentOptions options)
    {
        var inspection = options.Inspection;
        var regions = options.Cameras.Select(camera =>
            string.Create(CultureInfo.InvariantCulture, $"{camera.Name} from {camera.Roi.X}, {camera.Roi.Y}, size {camera.Roi.Width} x {camera.Roi.Height}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Pass from confidence {inspection.PassConfidence}, fail from {inspection.FailConfidence}, smallest margin {inspection.SmallestMargin}, largest novelty {inspection.LargestNovelty}; regions: {string.Join("; ", regions)}.");
    }
}
