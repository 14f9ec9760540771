using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Mqtt;

/// <summary>Turns the section <c>mqtt</c> into the client's options. Password and certificates are read anew each time, so that a renewed file needs no restart.</summary>
public sealed class MqttSettings(DeviceConfiguration configuration, MqttTopics topics)
{
    /// <summary>A short break of the network is not announced as "offline".</summary>
    public static readonly TimeSpan WillDelay = TimeSpan.FromSeconds(2);

    private readonly MqttOptions _options = configuration.Options.Mqtt;

    private bool IsVersion5 => _options.Version == "5";

    /// <exception cref="MqttSettingsException">A password or certificate file cannot be read.</exception>
    public MqttClientOptions Read()
    {
        var builder = NewConnection(topics.ClientId)
            .WithCleanSession(false)
            .WithWillTopic(topics.Availability)
            .WithWillPayload(AvailabilityTopic.Offline)
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain();
        if (IsVersion5)
        {
            builder
                .WithSessionExpiryInterval((uint)Math.Clamp(_options.SessionExpiry.TotalSeconds, 0, uint.MaxValue))
                .WithWillDelayInterval((uint)WillDelay.TotalSeconds);
        }
        return builder.Build();
    }

    /// <summary>What every connection of the agent has in common: broker, protocol version, keep-alive, credentials, TLS. Session and will are the caller's.</summary>
    /// <param name="clientId">No two connections to a broker may share it.</param>
    /// <exception cref="MqttSettingsException">A password or certificate file cannot be read.</exception>
    public MqttClientOptionsBuilder NewConnection(string clientId)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(_options.Host, _options.Port)
            .WithClientId(clientId)
            .WithProtocolVersion(IsVersion5 ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311)
            .WithKeepAlivePeriod(_options.KeepAlive);
        if (_options.UserName.Length > 0)
        {
            builder.WithCredentials(_options.UserName, ReadPassword());
        }
        if (_options.Tls)
        {
            builder.WithTlsOptions(ConfigureTls);
        }
        return builder;
    }

    private string? ReadPassword() => _options.PasswordFile.Length == 0
        ? null
        : Use("passwordFile", _options.PasswordFile, _ => Secret.Read(_options.PasswordFile, configuration));

    private void ConfigureTls(MqttClientTlsOptionsBuilder tls)
    {
        // The plant's own authority usually offers no revocation list that a station could reach.
        tls.UseTls().WithRevocationMode(X509RevocationMode.NoCheck);
        if (_options.CaFile.Length > 0)
        {
            tls.WithTrustChain(Use("caFile", _options.CaFile, ReadAuthorities));
        }
        if (_options.CertificateFile.Length > 0)
        {
            var key = configuration.Resolve(_options.KeyFile);
            var own = Use("certificateFile or keyFile", _options.CertificateFile, f => X509Certificate2.CreateFromPemFile(f, key));
            tls.WithClientCertificates(new X509Certificate2Collection(own));
        }
    }

    private static X509Certificate2Collection ReadAuthorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("it holds no certificate in PEM form.");
    }

    private T Use<T>(string key, string file, Func<string, T> read)
    {
        var path = configuration.Resolve(file);
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new MqttSettingsException($"mqtt.{key}: \"{path}\" cannot be used: {e.Message}", e);
        }
    }
}
