using System.CommandLine;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Certificates;

/// <summary><c>anyshot certs create ca|server|client|opcua</c>.</summary>
internal static class CertsCreateCommand
{
    private const int AuthorityDays = 3650;
    private const int LeafDays = 730;

    public static Command Create() => new("create", "Make a certificate authority, or a certificate of it.")
    {
        Authority(),
        Leaf("server", "Certificate of an MQTT broker or of the page.", CertificateKind.Server),
        Leaf("client", "Certificate of a client of MQTT or of the HTTP interface.", CertificateKind.Client),
        Leaf("opcua", "Certificate of an OPC UA server or client.", CertificateKind.OpcUa),
    };

    private static Command Authority()
    {
        var (config, folder, days) = (CertsOptions.Config(), CertsOptions.Folder(), CertsOptions.Days(AuthorityDays));
        var name = new Option<string?>("--name") { Description = "Name of the authority; by default made of the station's." };
        var command = new Command("ca", "A certificate authority for a small site. Its key never leaves the folder.") { name, days, folder, config };
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            var place = CertsOptions.FolderOf(configuration, result.GetValue(folder));
            using var authority = PlantAuthority.Create(
                place, result.GetValue(name) ?? $"AnyShot CA of {configuration.Options.Station.Name}", result.GetValue(days), TimeProvider.System.GetUtcNow());
            Console.WriteLine($"Made {Path.Combine(place, PlantAuthority.CertificateName)}, valid until {authority.Certificate.NotAfter:yyyy-MM-dd}: give it to brokers, PLCs and browsers as trusted.");
            Console.WriteLine($"Keep {Path.Combine(place, PlantAuthority.KeyName)} to yourself; best move the folder to a machine that is not on the line (--folder).");
        }));
        return command;
    }

    private static Command Leaf(string word, string description, CertificateKind kind)
    {
        var (config, folder, days) = (CertsOptions.Config(), CertsOptions.Folder(), CertsOptions.Days(LeafDays));
        var wish = new WishOptions(kind);
        var command = new Command(word, description) { days, folder, config };
        wish.AddTo(command);
        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            using var authority = PlantAuthority.Open(CertsOptions.FolderOf(configuration, result.GetValue(folder)));
            var file = authority.Issue(wish.Read(result, configuration, result.GetValue(days)), TimeProvider.System.GetUtcNow());
            Console.WriteLine($"Made {file} and {PlantAuthority.KeyFileOf(file)}.");
        }));
        return command;
    }
}
