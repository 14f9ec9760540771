using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs request server|client|opcua NAME</c>: a key, and the request that the plant's authority answers. The key never leaves the station.</summary>
internal static class CertsRequestCommand
{
    public static Command Create() => new("request", "Ask the plant's authority for a certificate: makes a key and the request file to send.")
    {
        Kind("server", "For an MQTT broker or the page.", CertificateKind.Server),
        Kind("client", "For a client of MQTT or of the HTTP interface.", CertificateKind.Client),
        Kind("opcua", "For the OPC UA server of this station.", CertificateKind.OpcUa),
    };

    private static Command Kind(string word, string description, CertificateKind kind)
    {
        var (config, folder) = (CertsOptions.Config(), CertsOptions.Folder());
        var wish = new WishOptions(kind);
        var command = new Command(word, description) { folder, config };
        wish.AddTo(command);
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            var (request, key, wasThere) = SigningRequest.Write(CertsOptions.FolderOf(configuration, result.GetValue(folder)), wish.Read(result, configuration, 0));
            Console.WriteLine($"Made {request}{(wasThere ? "" : $" and {key}")}: send the .csr to the authority, keep the key here{(wasThere ? " (it is the one from before)" : "")}.");
            Console.WriteLine($"When the certificate comes: anyshot certs install {word} FILE --ca AUTHORITY");
        }));
        return command;
    }
}
