using System.Net;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Native;
using MQTTnet.Protocol;

namespace MQTTnet.Network;

/// <summary>Makes a <c>struct mosquitto</c> from options and connects it.</summary>
internal static unsafe class MosquittoSetup
{
    private const int ShortestKeepAliveSeconds = 5;

    /// <param name="options">How to connect.</param>
    /// <param name="userData">Comes back in every callback.</param>
    public static MosquittoHandle Create(MqttClientOptions options, nint userData)
    {
        NativeText.ThrowIfCut(options.ClientId, "The client id");
        var id = string.IsNullOrEmpty(options.ClientId) ? null : options.ClientId;
        if (id is null && !options.CleanSession)
        {
            throw new MqttProtocolViolationException("A session can be resumed only under a client id.");
        }
        var handle = LibMosquitto.mosquitto_new(id, options.CleanSession, userData);
        try
        {
            if (handle.IsInvalid)
            {
                throw new MqttProtocolViolationException($"libmosquitto refuses the client id '{id}'.");
            }
            Option(handle, LibMosquitto.OptionProtocolVersion, (int)options.ProtocolVersion);
            Option(handle, LibMosquitto.OptionReceiveMaximum, options.ReceiveMaximum);
            // 0 = as many as the broker says in CONNACK; the library's default of 20 would hold messages back without need.
            Option(handle, LibMosquitto.OptionSendMaximum, 0);
            Option(handle, LibMosquitto.OptionTcpNoDelay, Tcp(options).NoDelay ? 1 : 0);
            SetCredentials(handle, options);
            SetWill(handle, options);
            SetTls(handle, options, userData);
            MosquittoCallbacks.Install(handle);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Resolves, connects TCP and sends CONNECT; blocks meanwhile.</summary>
    /// <exception cref="MqttCommunicationException">The broker cannot be reached.</exception>
    public static void Connect(MosquittoHandle handle, MqttClientOptions options)
    {
        var (host, port) = EndPointOf(options);
        var properties = new PropertyList();
        try
        {
            if (options.ProtocolVersion == MqttProtocolVersion.V500)
            {
                if (options.SessionExpiryInterval > 0)
                {
                    properties.AddInt32(PropertyId.SessionExpiryInterval, options.SessionExpiryInterval);
                }
                if (options.MaximumPacketSize > 0)
                {
                    properties.AddInt32(PropertyId.MaximumPacketSize, options.MaximumPacketSize);
                }
                properties.AddUserProperties(options.UserProperties);
            }
            var code = LibMosquitto.mosquitto_connect_bind_v5(handle, host, port, KeepAliveSeconds(options.KeepAlivePeriod), null, properties.Head);
            if (code != MosquittoError.Success)
            {
                throw MosquittoError.ForConnection(code, $"No connection to {host} port {port}");
            }
        }
        finally
        {
            properties.Dispose();
        }
    }

    private static void SetCredentials(MosquittoHandle handle, MqttClientOptions options)
    {
        if (options.Credentials?.GetUserName(options) is not { } userName)
        {
            return;
        }
        NativeText.ThrowIfCut(userName, "The user name");
        var password = options.Credentials.GetPassword(options);
        if (password?.Contains((byte)0) == true || password?.Length > ushort.MaxValue)
        {
            throw new MqttProtocolViolationException("The password holds a NUL byte or is longer than 65,535 bytes, which libmosquitto cannot send.");
        }
        byte[]? terminated = password is null ? null : [.. password, 0];
        fixed (byte* bytes = terminated)
        {
            MosquittoError.ThrowIfFailed(LibMosquitto.mosquitto_username_pw_set(handle, userName, bytes), "The user name or password");
        }
    }

    private static void SetWill(MosquittoHandle handle, MqttClientOptions options)
    {
        if (string.IsNullOrEmpty(options.WillTopic))
        {
            return;
        }
        MqttTopicValidator.ThrowIfInvalid(options.WillTopic);
        var properties = new PropertyList();
        try
        {
            if (options.ProtocolVersion == MqttProtocolVersion.V500)
            {
                AddWillProperties(ref properties, options);
            }
            var payload = options.WillPayload ?? [];
            fixed (byte* bytes = payload)
            {
                var code = LibMosquitto.mosquitto_will_set_v5(
                    handle, options.WillTopic, payload.Length, bytes, (int)options.WillQualityOfServiceLevel, options.WillRetain, properties.Head);
                MosquittoError.ThrowIfFailed(code, $"The will to '{options.WillTopic}'");
            }
            properties.HandedOver();
        }
        finally
        {
            properties.Dispose();
        }
    }

    private static void AddWillProperties(ref PropertyList properties, MqttClientOptions options)
    {
        if (options.WillDelayInterval > 0)
        {
            properties.AddInt32(PropertyId.WillDelayInterval, options.WillDelayInterval);
        }
        if (options.WillMessageExpiryInterval > 0)
        {
            properties.AddInt32(PropertyId.MessageExpiryInterval, options.WillMessageExpiryInterval);
        }
        if (options.WillPayloadFormatIndicator != MqttPayloadFormatIndicator.Unspecified)
        {
            properties.AddByte(PropertyId.PayloadFormatIndicator, (byte)options.WillPayloadFormatIndicator);
        }
        properties.AddString(PropertyId.ContentType, options.WillContentType);
        properties.AddUserProperties(options.WillUserProperties);
    }

    private static void SetTls(MosquittoHandle handle, MqttClientOptions options, nint userData)
    {
        var tls = Tcp(options).TlsOptions;
        if (!tls.UseTls)
        {
            return;
        }
        using var context = TlsContext.Create(tls, EndPointOf(options).Host, userData);
        var code = LibMosquitto.mosquitto_void_option(handle, LibMosquitto.OptionSslContext, context.DangerousGetHandle());
        MosquittoError.ThrowIfFailed(code, "The TLS context");
        Option(handle, LibMosquitto.OptionSslContextWithDefaults, 0);
    }

    private static MqttClientTcpOptions Tcp(MqttClientOptions options) =>
        options.ChannelOptions as MqttClientTcpOptions ?? throw new NotSupportedException("Brokers are reached over TCP only.");

    private static (string Host, int Port) EndPointOf(MqttClientOptions options) => Tcp(options).RemoteEndpoint switch
    {
        DnsEndPoint dns => (dns.Host, dns.Port),
        IPEndPoint ip => (ip.Address.ToString(), ip.Port),
        _ => throw new NotSupportedException("The broker's end point is neither a name nor an address."),
    };

    private static int KeepAliveSeconds(TimeSpan period) => period <= TimeSpan.Zero
        ? 0
        : (int)Math.Clamp(Math.Ceiling(period.TotalSeconds), ShortestKeepAliveSeconds, ushort.MaxValue);

    private static void Option(MosquittoHandle handle, int option, int value) =>
        MosquittoError.ThrowIfFailed(LibMosquitto.mosquitto_int_option(handle, option, value), $"Option {option}");
}
