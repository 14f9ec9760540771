using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Network;

namespace MQTTnet.Native;

/// <summary>Lets a managed handler judge the broker's certificate during the handshake.</summary>
internal static unsafe class CertificateVerification
{
    private const int HostMismatch = 62;
    private const int AddressMismatch = 64;
    private const int Rejected = 28;

    /// <param name="context">Takes the callback.</param>
    /// <param name="connection">Handle of the connection, which outlives the context's use.</param>
    public static void Install(SslContextHandle context, nint connection) => OpenSsl.SSL_CTX_set_cert_verify_callback(context, &Verify, connection);

    /// <summary>Asks the handler.</summary>
    /// <param name="options">Hold the handler and the authorities.</param>
    /// <param name="storeContext">OpenSSL's <c>X509_STORE_CTX</c>.</param>
    /// <param name="error">What OpenSSL itself found; 0 for nothing.</param>
    public static bool Ask(MqttClientTcpOptions options, nint storeContext, int error)
    {
        var tls = options.TlsOptions;
        using var certificate = Encode(OpenSsl.X509_STORE_CTX_get0_cert(storeContext));
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = tls.RevocationMode;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        var sent = OpenSsl.X509_STORE_CTX_get0_untrusted(storeContext);
        for (var i = 0; sent != 0 && i < OpenSsl.OPENSSL_sk_num(sent); i++)
        {
            chain.ChainPolicy.ExtraStore.Add(Encode(OpenSsl.OPENSSL_sk_value(sent, i)));
        }
        if (tls.TrustChain is { Count: > 0 } authorities)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        }
        chain.Build(certificate);
        var errors = error switch
        {
            0 => SslPolicyErrors.None,
            HostMismatch or AddressMismatch => SslPolicyErrors.RemoteCertificateNameMismatch,
            _ => SslPolicyErrors.RemoteCertificateChainErrors,
        };
        return tls.CertificateValidationHandler!(new MqttClientCertificateValidationEventArgs(certificate, chain, errors, options));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Verify(nint storeContext, nint argument)
    {
        var connection = (MosquittoConnection)GCHandle.FromIntPtr(argument).Target!;
        var error = OpenSsl.X509_verify_cert(storeContext) == 1 ? 0 : OpenSsl.X509_STORE_CTX_get_error(storeContext);
        if (connection.Judge(storeContext, error))
        {
            OpenSsl.X509_STORE_CTX_set_error(storeContext, 0);
            return 1;
        }
        // The broker reads the reason in the alert.
        OpenSsl.X509_STORE_CTX_set_error(storeContext, error != 0 ? error : Rejected);
        return 0;
    }

    private static X509Certificate2 Encode(nint certificate)
    {
        var length = OpenSsl.i2d_X509(certificate, null);
        var der = new byte[Math.Max(length, 0)];
        fixed (byte* start = der)
        {
            var position = start;
            _ = OpenSsl.i2d_X509(certificate, &position);
        }
        return X509CertificateLoader.LoadCertificate(der);
    }
}
