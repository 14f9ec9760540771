using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

/// <summary>A fixed set of certificates.</summary>
public sealed class DefaultMqttCertificatesProvider(X509Certificate2Collection certificates) : IMqttClientCertificatesProvider
{
    public X509CertificateCollection GetCertificates() => certificates;
}
