using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// Certificate and trust of the HTTP interface, read anew when a file changes. While the new files cannot be used, the ones from before stay and an alarm
/// says so.
/// </summary>
internal sealed partial class TlsFiles
{
    /// <summary>The changed files cannot be used.</summary>
    public const string AlarmId = "dashboard-certificate";

    private readonly Lock _lock = new();
    private readonly DashboardOptions _options;
    private readonly Func<string, string> _resolve;
    private readonly AlarmBoard _alarms;
    private readonly RefusalLog _refusals;
    private readonly TimeProvider _time;
    private readonly ILogger<TlsFiles> _log;
    private string _stamp = "";
    private (SslStreamCertificateContext Own, PeerTrust? Clients)? _current;

    public TlsFiles(AgentOptions options, IServiceProvider services, AlarmBoard alarms, RefusalLog refusals, TimeProvider time, ILogger<TlsFiles> log)
    {
        var configuration = services.GetService<DeviceConfiguration>();
        (_options, _alarms, _refusals, _time, _log) = (options.Dashboard, alarms, refusals, time, log);
        _resolve = configuration is null ? Path.GetFullPath : configuration.Resolve;
    }

    /// <summary>Whether there is anything to encrypt with.</summary>
    public bool IsConfigured => _options.CertificateFile.Length > 0;

    /// <summary>Settings of one handshake.</summary>
    /// <param name="origin">Address of the client, for the log.</param>
    /// <exception cref="IOException">The files cannot be used and there were none before.</exception>
    public SslServerAuthenticationOptions Settings(string origin)
    {
        var (own, clients) = Current();
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = own,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            ClientCertificateRequired = clients is not null,
            RemoteCertificateValidationCallback = (_, certificate, chain, _) => Judge(certificate, chain, clients, origin),
        };
    }

    /// <summary>Reads the files if they changed.</summary>
    /// <exception cref="IOException">The files cannot be used and there were none before.</exception>
    public (SslStreamCertificateContext Own, PeerTrust? Clients) Current()
    {
        string[] files = [.. new[] { _options.CertificateFile, _options.KeyFile, _options.ClientCaFile, _options.ClientCrlFile }.Where(f => f.Length > 0).Select(_resolve)];
        var stamp = PemFiles.Stamp(files);
        lock (_lock)
        {
            if (_current is { } current && stamp == _stamp)
            {
                return current;
            }

            try
            {
                _current = Read();
                _alarms.Clear(AlarmId);
                LogRead(files[0]);
            }
            catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
            {
                var sentence = $"dashboard.certificateFile, keyFile, clientCaFile or clientCrlFile cannot be used: {error.Message}";
                if (_current is null)
                {
                    throw new IOException(sentence);
                }

                _alarms.Clear(AlarmId);
                _alarms.Raise(AlarmId, $"{sentence} The certificate from before stays in use.");
                LogUnusable(sentence);
            }

            _stamp = stamp;
            return _current.Value;
        }
    }

    private (SslStreamCertificateContext Own, PeerTrust? Clients) Read()
    {
        var (own, above) = PemFiles.ReadPair(_resolve(_options.CertificateFile), _resolve(_options.KeyFile));
        var clients = _options.ClientCaFile.Length == 0
            ? null
            : new PeerTrust(
                PemFiles.ReadAll(_resolve(_options.ClientCaFile)),
                _options.ClientCrlFile.Length == 0 ? [] : RevocationList.Read(_resolve(_options.ClientCrlFile)));
        return (SslStreamCertificateContext.Create(own, above, offline: true), clients);
    }

    // A client need not have a certificate: people log in with a password. But one that cannot be trusted ends the connection.
    private bool Judge(X509Certificate? certificate, X509Chain? chain, PeerTrust? clients, string origin)
    {
        if (certificate is null || clients is null)
        {
            return true;
        }

        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        var mistake = clients.Mistake(copy, chain?.ChainPolicy.ExtraStore ?? [], PeerTrust.ClientUsage, host: null, _time.GetUtcNow());
        if (mistake is not null)
        {
            var subject = copy.Subject.Length <= 200 ? copy.Subject : copy.Subject[..200];
            _refusals.Say($"certificate {mistake}", origin, $"The client certificate \"{subject}\" {mistake}");
        }

        return mistake is null;
    }

    [LoggerMessage(6023, LogLevel.Information, "The page uses the certificate {File}")]
    private partial void LogRead(string file);

    [LoggerMessage(6024, LogLevel.Error, "{Sentence}")]
    private partial void LogUnusable(string sentence);
}
