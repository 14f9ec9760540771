using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard;

/// <summary>Section <c>dashboard</c>: the live page and the HTTP interface.</summary>
public sealed class DashboardOptions
{
    [Description("False leaves the page, /metrics and the health addresses out.")]
    public bool Enabled { get; set; } = true;

    [Required, Description("Address to listen on; loopback unless a plant network is meant.")]
    public string Host { get; set; } = "127.0.0.1";

    [Range(0, 65535), Description("Port; 0 takes a free one.")]
    public int Port { get; set; } = 8080;

    [Range(1, 30), Description("Preview images a second and camera on the page.")]
    public int PreviewRate { get; set; } = 5;

    [Range(1, 100), Description("Most pages that may be open at a time.")]
    public int MostViewers { get; set; } = 16;

    [MaxLength(20), Description("Further host names under which browsers may reach the page, for example that of a reverse proxy.")]
    public List<string> AllowedHosts { get; set; } = [];

    [Description("Let people see the page without a login.")]
    public bool AllowAnonymous { get; set; }

    [Description("What somebody without a login may do where allowAnonymous is true: viewer; more only on loopback, for demos.")]
    public Role AnonymousRole { get; set; } = Role.Viewer;

    [Description("PEM file with the certificate of the page, and those above it; empty for no TLS. Read anew when it changes.")]
    public string CertificateFile { get; set; } = "";

    [Description("PEM file with the key of certificateFile.")]
    public string KeyFile { get; set; } = "";

    [Description("PEM file with the authorities of client certificates; empty for none. Users have their certificates from `anyshot users add --certificate`.")]
    public string ClientCaFile { get; set; } = "";

    [Description("File with revocation lists of clientCaFile; empty for none.")]
    public string ClientCrlFile { get; set; } = "";

    [Description("A login that is not used for this long ends; an open page uses it.")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    [Description("A login ends after this long in any case.")]
    public TimeSpan SessionLongest { get; set; } = TimeSpan.FromHours(12);

    [Range(1, 10_000), Description("Most logins at a time; a further one ends the one that was not used for longest.")]
    public int MostSessions { get; set; } = 200;

    [Range(10, 100_000), Description("Requests a second that one address may make; an open page makes previewRate of them per camera.")]
    public int RequestsPerSecond { get; set; } = 500;

    /// <summary>Whether only this machine reaches the page.</summary>
    internal bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
