using AnyShot.Edge.Commands.Doctor.Checks;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Commands.Doctor;

/// <summary>Which checks apply, in the order in which they are shown. To add one: write the class, name it here.</summary>
internal static class DoctorChecks
{
    /// <summary>Checks of the machine, which need no configuration.</summary>
    public static IEnumerable<IDoctorCheck> ForMachine(TimeProvider time)
    {
        yield return new NativeLibraryCheck("MQTT library", MosquittoLibrary.FileName, "apt-get install libmosquitto1", MosquittoLibrary.Version);
        yield return new ClockCheck(time);
        yield return new NodeCheck();
    }

    /// <summary>Checks of what a device configuration asks for.</summary>
    public static IEnumerable<IDoctorCheck> ForConfiguration(DeviceConfiguration configuration, TimeProvider time)
    {
        var options = configuration.Options;
        yield return new StateDirectoryCheck(configuration.StateDirectory, options.Outbox.LargestSizeMiB);
        if (options.Mqtt is { Enabled: true, Tls: true })
        {
            foreach (var (key, file) in new[] { ("mqtt.caFile", options.Mqtt.CaFile), ("mqtt.certificateFile", options.Mqtt.CertificateFile) })
            {
                if (file.Length > 0)
                {
                    yield return new CertificateCheck(key, configuration.Resolve(file), time);
                }
            }
        }

        if (options.OpcUa.Enabled)
        {
            yield return new PortCheck("OPC UA port", options.OpcUa.Host, options.OpcUa.Port, "opcUa.port");
        }

        if (options.Dashboard.Enabled)
        {
            yield return new PortCheck("page port", options.Dashboard.Host, options.Dashboard.Port, "dashboard.port");
        }
    }
}
