using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AnyShot.Edge.Sparkplug;

namespace AnyShot.Edge.Mqtt;

/// <summary>Section <c>mqtt</c>.</summary>
public sealed class MqttOptions
{
    [Description("False leaves the plain topics out; Sparkplug has a switch of its own in this section.")]
    public bool Enabled { get; set; } = true;

    [Required, Description("Host name or address of the broker.")]
    public string Host { get; set; } = "127.0.0.1";

    [Range(1, 65535), Description("Port of the broker: 1883, or 8883 with TLS.")]
    public int Port { get; set; } = 1883;

    [RegularExpression("^(5|3\\.1\\.1)$"), Description("Protocol version: 5 or 3.1.1.")]
    public string Version { get; set; } = "5";

    [Description("User name; empty for none.")]
    public string UserName { get; set; } = "";

    [Description("Password of userName: a file whose first line it is, env:NAME or credential:NAME (systemd).")]
    public string PasswordFile { get; set; } = "";

    [Description("Encrypt the connection.")]
    public bool Tls { get; set; }

    [Description("PEM file with the certificate authority of the broker; empty for the system's.")]
    public string CaFile { get; set; } = "";

    [Description("File with revocation lists of caFile, PEM or DER; empty for no check. Read anew when it changes.")]
    public string CrlFile { get; set; } = "";

    [Description("PEM file with this client's certificate; empty for none.")]
    public string CertificateFile { get; set; } = "";

    [Description("PEM file with the key of certificateFile.")]
    public string KeyFile { get; set; } = "";

    [Description("Topic prefix; empty for enterprise/site/area/line/cell/anyshot of the station, or just anyshot/STATION when those are empty.")]
    public string TopicPrefix { get; set; } = "";

    [Description("Keep-alive of the connection.")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    [Description("The broker keeps our session this long after a lost connection.")]
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromHours(1);

    [Description("A verdict that no subscriber fetched for this long is dropped by the broker (MQTT 5); 0s for never.")]
    public TimeSpan MessageExpiry { get; set; } = TimeSpan.FromDays(1);

    [Description("After the broker lost our session, wait this long for the subscribers to come back before the replay window is sent again.")]
    public TimeSpan ReplayDelay { get; set; } = TimeSpan.FromSeconds(5);

    [Range(1, 1000), Description("Unacknowledged verdicts on the wire at a time.")]
    public int MostInFlight { get; set; } = 20;

    [Description("Commands that the agent takes over MQTT.")]
    public MqttCommandOptions Commands { get; set; } = new();

    [Description("How often health is published.")]
    public TimeSpan HealthInterval { get; set; } = TimeSpan.FromSeconds(10);

    [Description("Sparkplug B 3.0, on a connection of its own.")]
    public SparkplugOptions Sparkplug { get; set; } = new();
}
