using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MQTTnet;

/// <summary>The broker's certificate, for a handler to judge.</summary>
public sealed class MqttClientCertificateValidationEventArgs(
    X509Certificate? certificate, X509Chain? chain, SslPolicyErrors sslPolicyErrors, IMqttClientChannelOptions clientOptions) : EventArgs
{
    public X509Certificate? Certificate { get; } = certificate;

    /// <summary>Built against the trusted authorities; what the broker sent with its certificate is in the extra store of its policy.</summary>
    public X509Chain? Chain { get; } = chain;

    public IMqttClientChannelOptions ClientOptions { get; } = clientOptions ?? throw new ArgumentNullException(nameof(clientOptions));

    /// <summary>What OpenSSL found first: the wrong name or something in the chain.</summary>
    public SslPolicyErrors SslPolicyErrors { get; } = sslPolicyErrors;
}
