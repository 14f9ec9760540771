using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>Every certificate and revocation list that a configuration uses, for whoever looks at their dates.</summary>
internal static class ConfiguredCertificates
{
    /// <summary>Key of the configuration and full path. The one that the OPC UA server made for itself is among them once it is there.</summary>
    public static IEnumerable<(string Key, string File)> Certificates(DeviceConfiguration configuration)
    {
        var (mqtt, dashboard) = (configuration.Options.Mqtt, configuration.Options.Dashboard);
        var named = new List<(string Key, string File)>();
        if (mqtt is { Enabled: true, Tls: true })
        {
            named.AddRange([("mqtt.caFile", mqtt.CaFile), ("mqtt.certificateFile", mqtt.CertificateFile)]);
        }

        if (dashboard.Enabled)
        {
            named.AddRange([("dashboard.certificateFile", dashboard.CertificateFile), ("dashboard.clientCaFile", dashboard.ClientCaFile)]);
        }

        foreach (var (key, file) in named.Where(n => n.File.Length > 0))
        {
            yield return (key, configuration.Resolve(file));
        }

        var opcUa = Path.Combine(configuration.StateDirectory, "opcua", "pki", "server", "own", "certs", "certificate.pem");
        if (configuration.Options.OpcUa.Enabled && File.Exists(opcUa))
        {
            yield return ("certificate of the OPC UA server", opcUa);
        }
    }

    /// <summary>Key of the configuration and full path.</summary>
    public static IEnumerable<(string Key, string File)> RevocationLists(DeviceConfiguration configuration)
    {
        var (mqtt, dashboard) = (configuration.Options.Mqtt, configuration.Options.Dashboard);
        if (mqtt is { Enabled: true, Tls: true, CrlFile.Length: > 0 })
        {
            yield return ("mqtt.crlFile", configuration.Resolve(mqtt.CrlFile));
        }

        if (dashboard is { Enabled: true, ClientCrlFile.Length: > 0 })
        {
            yield return ("dashboard.clientCrlFile", configuration.Resolve(dashboard.ClientCrlFile));
        }
    }
}
