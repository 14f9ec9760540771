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
        var name = new Argument<string>("name") { Description = "Name of the certificate and of its files." };
        var hosts = new Option<string[]>("--host") { Description = "Name or address under which it is reached; once for each.", DefaultValueFactory = _ => [] };
        var uri = new Option<string?>("--application-uri") { Description = "Application URI; by default that of this station's OPC UA server." };
        var command = new Command(word, description) { name, days, folder, config };
        if (kind != CertificateKind.Client)
        {
            command.Add(hosts);
        }

        if (kind == CertificateKind.OpcUa)
        {
            command.Add(uri);
        }

        command.SetAction(result => CertsOptions.Run(() =>
        {
            var configuration = ConfigurationReader.Read(result.GetValue(config)!);
            using var authority = PlantAuthority.Open(CertsOptions.FolderOf(configuration, result.GetValue(folder)));
            var application = kind == CertificateKind.OpcUa ? result.GetValue(uri) ?? $"urn:anyshot:edge:{configuration.Options.Station.Name}" : "";
            if (application.Length > 0 && !Uri.TryCreate(application, UriKind.Absolute, out _))
            {
                throw new InvalidDataException($"--application-uri \"{application}\" is no URI.");
            }

            var file = authority.Issue(
                new CertificateWish(kind, result.GetValue(name)!, kind == CertificateKind.Client ? [] : result.GetValue(hosts)!, application, result.GetValue(days)),
                TimeProvider.System.GetUtcNow());
            Console.WriteLine($"Made {file} and {PlantAuthority.KeyFileOf(file)}.");
        }));
        return command;
    }
}
