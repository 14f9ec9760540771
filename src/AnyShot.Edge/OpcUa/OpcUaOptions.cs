using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using AnyShot.Edge.Handshake;

namespace AnyShot.Edge.OpcUa;

/// <summary>Section <c>opcUa</c>.</summary>
public sealed class OpcUaOptions
{
    [Description("False leaves the OPC UA server out.")]
    public bool Enabled { get; set; } = true;

    [Description("Address to listen on; loopback unless a plant network is meant.")]
    public string Host { get; set; } = "127.0.0.1";

    [Range(0, 65535)]
    [Description("Port of the endpoint; 0 takes a free one.")]
    public int Port { get; set; } = 4840;

    [Description("Offer the unencrypted endpoint (security policy None) and trust every client certificate. For demos; on loopback only.")]
    public bool AllowInsecure { get; set; }

    [Description("Let clients in without a user name. For demos; on loopback only.")]
    public bool AllowAnonymous { get; set; }

    [Description("User name that may log in, with the role engineer; empty for none.")]
    public string UserName { get; set; } = "";

    [Description("Password of userName: a file whose first line it is, env:NAME or credential:NAME (systemd).")]
    public string PasswordFile { get; set; } = "";

    [Description("Turns with a PLC: trigger, acknowledgement, result.")]
    public HandshakeOptions Handshake { get; set; } = new();

    [Description("The station as a vision system of OPC 40100-1.")]
    public MachineVisionOptions MachineVision { get; set; } = new();

    [Range(5, 1000)]
    [Description("Shortest publishing interval a client may ask for, in milliseconds.")]
    public int ShortestPublishingMs { get; set; } = 10;

    [Range(1, 500)]
    [Description("Most sessions at a time.")]
    public int MostSessions { get; set; } = 50;

    /// <summary>Whether only this machine reaches the server.</summary>
    internal bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
