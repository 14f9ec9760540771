using System.Net;
using System.Net.Sockets;
using System.Text;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace MQTTnet;

/// <summary>Builds <see cref="MqttClientOptions"/>.</summary>
public sealed class MqttClientOptionsBuilder
{
    private readonly MqttClientOptions _options = new();
    private readonly MqttClientTcpOptions _tcp = new();
    private string? _host;
    private int? _port;

    /// <exception cref="InvalidOperationException">No broker is set.</exception>
    /// <exception cref="NotSupportedException">An option needs MQTT 5.</exception>
    public MqttClientOptions Build()
    {
        if (_host is null)
        {
            throw new InvalidOperationException("No broker is set: call WithTcpServer.");
        }
        _tcp.RemoteEndpoint = new DnsEndPoint(_host, _port ?? (_tcp.TlsOptions.UseTls ? 8883 : 1883));
        _options.ChannelOptions = _tcp;
        MqttClientOptionsValidator.ThrowIfNotSupported(_options);
        return _options;
    }

    /// <param name="host">Name or address.</param>
    /// <param name="port">Null for 1883, or 8883 with TLS.</param>
    /// <param name="addressFamily">Unspecified: the resolver decides; libmosquitto cannot be told otherwise.</param>
    public MqttClientOptionsBuilder WithTcpServer(string host, int? port = null, AddressFamily addressFamily = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (addressFamily != AddressFamily.Unspecified)
        {
            throw new NotSupportedException("libmosquitto chooses the address family itself; give an address instead of a name.");
        }
        _host = host;
        _port = port;
        return this;
    }

    public MqttClientOptionsBuilder WithCredentials(string? username, string? password) =>
        WithCredentials(username, password is null ? null : Encoding.UTF8.GetBytes(password));

    public MqttClientOptionsBuilder WithCredentials(string? username, byte[]? password = null) =>
        WithCredentials(new MqttClientCredentials(username, password));

    public MqttClientOptionsBuilder WithTlsOptions(MqttClientTlsOptions tlsOptions)
    {
        _tcp.TlsOptions = tlsOptions;
        return this;
    }

    public MqttClientOptionsBuilder WithTlsOptions(Action<MqttClientTlsOptionsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new MqttClientTlsOptionsBuilder();
        configure(builder);
        return WithTlsOptions(builder.Build());
    }

    public MqttClientOptionsBuilder WithCredentials(IMqttClientCredentialsProvider credentials) => With(o => o.Credentials = credentials);

    public MqttClientOptionsBuilder WithClientId(string value) => With(o => o.ClientId = value);

    public MqttClientOptionsBuilder WithCleanSession(bool value = true) => With(o => o.CleanSession = value);

    public MqttClientOptionsBuilder WithCleanStart(bool value = true) => With(o => o.CleanSession = value);

    public MqttClientOptionsBuilder WithKeepAlivePeriod(TimeSpan value) => With(o => o.KeepAlivePeriod = value);

    public MqttClientOptionsBuilder WithNoKeepAlive() => With(o => o.KeepAlivePeriod = TimeSpan.Zero);

    public MqttClientOptionsBuilder WithMaximumPacketSize(uint maximumPacketSize) => With(o => o.MaximumPacketSize = maximumPacketSize);

    public MqttClientOptionsBuilder WithProtocolVersion(MqttProtocolVersion value) =>
        With(o => o.ProtocolVersion = value == MqttProtocolVersion.Unknown ? throw new ArgumentException("The protocol version is unknown.", nameof(value)) : value);

    public MqttClientOptionsBuilder WithReceiveMaximum(ushort receiveMaximum) => With(o => o.ReceiveMaximum = receiveMaximum);

    public MqttClientOptionsBuilder WithSessionExpiryInterval(uint sessionExpiryInterval) => With(o => o.SessionExpiryInterval = sessionExpiryInterval);

    public MqttClientOptionsBuilder WithTimeout(TimeSpan value) => With(o => o.Timeout = value);

    public MqttClientOptionsBuilder WithUserProperty(string name, string value) => With(o => (o.UserProperties ??= []).Add(new MqttUserProperty(name, value)));

    public MqttClientOptionsBuilder WithWillTopic(string willTopic) => With(o => o.WillTopic = willTopic);

    public MqttClientOptionsBuilder WithWillPayload(byte[]? willPayload) => With(o => o.WillPayload = willPayload);

    public MqttClientOptionsBuilder WithWillPayload(string? willPayload) => With(o => o.WillPayload = string.IsNullOrEmpty(willPayload) ? null : Encoding.UTF8.GetBytes(willPayload));

    public MqttClientOptionsBuilder WithWillPayloadFormatIndicator(MqttPayloadFormatIndicator willPayloadFormatIndicator) => With(o => o.WillPayloadFormatIndicator = willPayloadFormatIndicator);

    public MqttClientOptionsBuilder WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel willQualityOfServiceLevel) => With(o => o.WillQualityOfServiceLevel = willQualityOfServiceLevel);

    public MqttClientOptionsBuilder WithWillRetain(bool willRetain = true) => With(o => o.WillRetain = willRetain);

    public MqttClientOptionsBuilder WithWillDelayInterval(uint willDelayInterval) => With(o => o.WillDelayInterval = willDelayInterval);

    public MqttClientOptionsBuilder WithWillMessageExpiryInterval(uint willMessageExpiryInterval) => With(o => o.WillMessageExpiryInterval = willMessageExpiryInterval);

    public MqttClientOptionsBuilder WithWillContentType(string willContentType) => With(o => o.WillContentType = willContentType);

    public MqttClientOptionsBuilder WithWillUserProperty(string name, string value) => With(o => (o.WillUserProperties ??= []).Add(new MqttUserProperty(name, value)));

    private MqttClientOptionsBuilder With(Action<MqttClientOptions> set)
    {
        set(_options);
        return this;
    }
}
