using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

/// <summary>TLS 1.2 or 1.3 through the system's OpenSSL. The broker's name or address must be in its certificate.</summary>
public sealed class MqttClientTlsOptions
{
    /// <summary>Judges the broker's certificate instead of OpenSSL; what OpenSSL found is told to it.</summary>
    public Func<MqttClientCertificateValidationEventArgs, bool>? CertificateValidationHandler { get; set; }

    public bool UseTls { get; set; }

    /// <summary>Accept any certificate of the broker; for tests and first steps only.</summary>
    public bool AllowUntrustedCertificates { get; set; }

    public IMqttClientCertificatesProvider? ClientCertificatesProvider { get; set; }

    /// <summary>
    /// OpenSSL as used here checks no revocation list. So connecting throws <see cref="NotSupportedException"/> unless this says NoCheck:
    /// nobody is to believe in a check that does not happen.
    /// </summary>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.Online;

    /// <summary>None leaves the choice to OpenSSL; else Tls12, Tls13 or both.</summary>
    public SslProtocols SslProtocol { get; set; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>The name expected in the broker's certificate; null for the host that is connected to.</summary>
    public string? TargetHost { get; set; }

    /// <summary>The certificate authorities to trust; null or empty for the system's.</summary>
    public X509Certificate2Collection? TrustChain { get; set; }
}
