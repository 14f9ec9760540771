using System.CommandLine;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs</c>: a certificate authority for a small site, requests to that of a plant, and the dates of what a station uses.</summary>
internal static class CertsCommand
{
    public static Command Create() => new("certs", "Make, show and renew certificates for MQTT, the page and OPC UA.")
    {
        CertsCreateCommand.Create(),
        CertsRequestCommand.Create(),
        CertsInstallCommand.Create(),
        CertsShowCommand.Create(),
        CertsRenewCommand.Create(),
        CertsRevokeCommand.Create(),
        CertsTrustCommand.Create(),
    };
}
