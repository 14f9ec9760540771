using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary>Name, hosts and application URI of a certificate that is to be made or asked for.</summary>
internal sealed class WishOptions(CertificateKind kind)
{
    private readonly Argument<string> _name = new("name") { Description = "Name of the certificate and of its files." };
    private readonly Option<string[]> _hosts = new("--host") { Description = "Name or address under which it is reached; once for each.", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _uri = new("--application-uri") { Description = "Application URI; by default that of this station's OPC UA server." };

    /// <summary>Adds what this kind of certificate needs.</summary>
    public void AddTo(Command command)
    {
        command.Add(_name);
        if (kind != CertificateKind.Client)
        {
            command.Add(_hosts);
        }

        if (kind == CertificateKind.OpcUa)
        {
            command.Add(_uri);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="InvalidDataException">The application URI is none.</exception>
    public CertificateWish Read(ParseResult result, DeviceConfiguration configuration, int days)
    {
        var application = kind == CertificateKind.OpcUa ? result.GetValue(_uri) ?? CertsOptions.ApplicationUri(configuration) : "";
        return application.Length == 0 || Uri.TryCreate(application, UriKind.Absolute, out _)
            ? new CertificateWish(kind, result.GetValue(_name)!, kind == CertificateKind.Client ? [] : result.GetValue(_hosts)!, application, days)
            : throw new InvalidDataException($"--application-uri \"{application}\" is no URI.");
    }
}
