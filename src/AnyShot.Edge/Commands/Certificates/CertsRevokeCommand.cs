using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs revoke FILE</c>: puts a certificate on the authority's revocation list.</summary>
internal static class CertsRevokeCommand
{
    public static Command Create()
    {
        var (config, folder) = (CertsOptions.Config(), CertsOptions.Folder());
        var file = new Argument<string>("file") { Description = "Certificate that is no longer to be trusted." };
        var command = new Command("revoke", "Revoke a certificate of the authority.") { file, folder, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var place = CertsOptions.FolderOf(ConfigurationReader.Read(result.GetValue(config)!), result.GetValue(folder));
            using var authority = PlantAuthority.Open(place);
            authority.Revoke(Path.GetFullPath(result.GetValue(file)!), TimeProvider.System.GetUtcNow());
            Console.WriteLine($"Revoked. Give {Path.Combine(place, PlantAuthority.RevocationName)} to whoever checks: mqtt.crlFile, dashboard.clientCrlFile, the broker, OPC UA.");
        }));
        return command;
    }
}
