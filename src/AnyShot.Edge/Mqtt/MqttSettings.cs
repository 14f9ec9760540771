using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace AnyShot.Edge.Mqtt;

/// <summary>Turns the section <c>mqtt</c> into the client's options. Password and certificates are read anew each time, so that a renewed file needs no restart.</summary>
public sealed class MqttSettings(DeviceConfiguration configuration, MqttTopics topics, TimeProvider time)
{
    /// <summary>A short break of the network is not announced as "offline".</summary>
    public static readonly TimeSpan WillDelay = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly MqttOptions _options = configuration.Options.Mqtt;

    private string Stamp => PemFiles.Stamp(
        new[] { _options.CaFile, _options.CrlFile, _options.CertificateFile, _options.KeyFile }.Where(f => _options.Tls && f.Length > 0).Select(configuration.Resolve));

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

    /// <summary>Waits until a file that connections are made with has changed and the new ones can be used.</summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        var before = Stamp;
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Stamp != before && CanBeRead())
            {
                return;
            }
        }
    }

    // Certificate and key are two files: between the writing of one and the other they do not belong together.
    private bool CanBeRead()
    {
        try
        {
            Read();
            return true;
        }
        catch (MqttSettingsException)
        {
            return false;
        }
    }

    private string? ReadPassword() => _options.PasswordFile.Length == 0
        ? null
        : Use("passwordFile", _options.PasswordFile, _ => Secret.Read(_options.PasswordFile, configuration));

    private void ConfigureTls(MqttClientTlsOptionsBuilder tls)
    {
        // The library asks authorities over the network, which a station cannot reach; revocation lists come as files and are looked at by the handler.
        tls.UseTls().WithRevocationMode(X509RevocationMode.NoCheck);
        var authorities = _options.CaFile.Length > 0 ? Use("caFile", _options.CaFile, PemFiles.ReadAll) : null;
        if (authorities is not null)
        {
            tls.WithTrustChain(authorities);
        }
        var trust = new PeerTrust(authorities, _options.CrlFile.Length > 0 ? Use("crlFile", _options.CrlFile, RevocationList.Read) : []);
        tls.WithCertificateValidationHandler(e => Judge(e, trust));
        if (_options.CertificateFile.Length > 0)
        {
            var key = configuration.Resolve(_options.KeyFile);
            var (own, above) = Use("certificateFile or keyFile", _options.CertificateFile, f => PemFiles.ReadPair(f, key));
            if (own.NotAfter < time.GetUtcNow())
            {
                // The broker would end the handshake with a word that says nothing of dates.
                throw new MqttSettingsException($"mqtt.certificateFile: \"{own.Subject}\" in {configuration.Resolve(_options.CertificateFile)} ran out on {own.NotAfter:yyyy-MM-dd}.");
            }
            tls.WithClientCertificates(new X509Certificate2Collection((X509Certificate2[])[own, .. above]));
        }
    }

    // Both have to agree: the library, and our own look, which can say what is wrong and knows revocation lists.
    private bool Judge(MqttClientCertificateValidationEventArgs e, PeerTrust trust)
    {
        if (e.Certificate is null)
        {
            throw new BrokerCertificateException($"The broker {_options.Host}:{_options.Port} shows no certificate.");
        }
        using var certificate = X509CertificateLoader.LoadCertificate(e.Certificate.GetRawCertData());
        var mistake = trust.Mistake(certificate, e.Chain?.ChainPolicy.ExtraStore ?? [], PeerTrust.ServerUsage, _options.Host, time.GetUtcNow())
            ?? (e.SslPolicyErrors == SslPolicyErrors.None ? null : $"is refused by the TLS library ({e.SslPolicyErrors}).");
        return mistake is null
            ? true
            : throw new BrokerCertificateException($"The certificate of the broker {_options.Host}:{_options.Port}, \"{certificate.Subject}\", {mistake}");
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
