using System.Net;

namespace MQTTnet;

/// <summary>Broker over TCP, with or without TLS.</summary>
public sealed class MqttClientTcpOptions : IMqttClientChannelOptions
{
    /// <summary>Send small packets at once.</summary>
    public bool NoDelay { get; set; } = true;

    /// <summary>A <see cref="DnsEndPoint"/> or <see cref="IPEndPoint"/>.</summary>
    public EndPoint? RemoteEndpoint { get; set; }

    public MqttClientTlsOptions TlsOptions { get; set; } = new();

    public override string ToString() => RemoteEndpoint?.ToString() ?? "";
}
