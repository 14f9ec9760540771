using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Exceptions;

namespace MQTTnet.Native;

/// <summary>
/// Makes an OpenSSL context from certificates in memory. libmosquitto's own way wants PEM files; this one never puts a private key on a disk.
/// </summary>
internal static unsafe class TlsContext
{
    /// <param name="options">What to trust and to present.</param>
    /// <param name="host">The name or address that the broker's certificate has to carry.</param>
    /// <param name="connection">Handle of the connection, which a handler of certificates is asked through.</param>
    /// <exception cref="MqttCommunicationException">A certificate or key is not usable.</exception>
    /// <exception cref="NotSupportedException">A revocation check is asked for.</exception>
    public static SslContextHandle Create(MqttClientTlsOptions options, string host, nint connection)
    {
        if (options.RevocationMode != X509RevocationMode.NoCheck)
        {
            throw new NotSupportedException("libmosquitto checks no certificate revocation: say WithRevocationMode(X509RevocationMode.NoCheck).");
        }
        var context = OpenSsl.SSL_CTX_new(OpenSsl.TLS_client_method());
        try
        {
            Require(!context.IsInvalid, "OpenSSL gives no TLS context.");
            LimitVersions(context, options.SslProtocol);
            Trust(context, options);
            if (options.CertificateValidationHandler is not null)
            {
                OpenSsl.SSL_CTX_set_verify(context, OpenSsl.VerifyPeer, 0);
                ExpectHost(context, string.IsNullOrEmpty(options.TargetHost) ? host : options.TargetHost);
                CertificateVerification.Install(context, connection);
            }
            else if (options.AllowUntrustedCertificates)
            {
                OpenSsl.SSL_CTX_set_verify(context, OpenSsl.VerifyNone, 0);
            }
            else
            {
                OpenSsl.SSL_CTX_set_verify(context, OpenSsl.VerifyPeer, 0);
                ExpectHost(context, string.IsNullOrEmpty(options.TargetHost) ? host : options.TargetHost);
            }
            Present(context, options.ClientCertificatesProvider?.GetCertificates());
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static void LimitVersions(SslContextHandle context, SslProtocols protocols)
    {
        var (lowest, highest) = protocols switch
        {
            SslProtocols.Tls12 => (OpenSsl.Tls12, OpenSsl.Tls12),
            SslProtocols.Tls13 => (OpenSsl.Tls13, OpenSsl.Tls13),
            SslProtocols.None or SslProtocols.Tls12 | SslProtocols.Tls13 => (OpenSsl.Tls12, OpenSsl.Tls13),
            _ => throw new NotSupportedException($"TLS versions {protocols} are not offered; use Tls12, Tls13 or both."),
        };
        _ = OpenSsl.SSL_CTX_ctrl(context, OpenSsl.ControlMinimumVersion, lowest, 0);
        _ = OpenSsl.SSL_CTX_ctrl(context, OpenSsl.ControlMaximumVersion, highest, 0);
    }

    private static void Trust(SslContextHandle context, MqttClientTlsOptions options)
    {
        if (options.TrustChain is not { Count: > 0 } authorities)
        {
            _ = OpenSsl.SSL_CTX_set_default_verify_paths(context);
            return;
        }
        var store = OpenSsl.SSL_CTX_get_cert_store(context);
        foreach (var authority in authorities)
        {
            var native = Decode(authority);
            var added = OpenSsl.X509_STORE_add_cert(store, native);
            OpenSsl.X509_free(native);
            Require(added == 1, $"OpenSSL refuses the certificate authority '{authority.Subject}'.");
        }
    }

    private static void ExpectHost(SslContextHandle context, string host)
    {
        var parameters = OpenSsl.SSL_CTX_get0_param(context);
        var isSet = IPAddress.TryParse(host, out _)
            ? OpenSsl.X509_VERIFY_PARAM_set1_ip_asc(parameters, host)
            : OpenSsl.X509_VERIFY_PARAM_set1_host(parameters, host, 0);
        Require(isSet == 1, $"'{host}' is no name that a certificate can carry.");
    }

    private static void Present(SslContextHandle context, X509CertificateCollection? certificates)
    {
        var all = certificates?.Cast<X509Certificate>().OfType<X509Certificate2>().ToList() ?? [];
        var own = all.Find(c => c.HasPrivateKey);
        if (own is null)
        {
            Require(all.Count == 0, "None of the client certificates has a private key.");
            return;
        }
        var der = own.RawData;
        fixed (byte* bytes = der)
        {
            Require(OpenSsl.SSL_CTX_use_certificate_ASN1(context, der.Length, bytes) == 1, $"OpenSSL refuses the client certificate '{own.Subject}'.");
        }
        UseKey(context, own);
        foreach (var above in all.Where(c => !ReferenceEquals(c, own)))
        {
            // The context takes over the certificate.
            Require(OpenSsl.SSL_CTX_ctrl(context, OpenSsl.ControlExtraChainCertificate, 0, Decode(above)) == 1, $"OpenSSL refuses '{above.Subject}'.");
        }
    }

    private static void UseKey(SslContextHandle context, X509Certificate2 own)
    {
        using var rsa = own.GetRSAPrivateKey();
        using var ec = own.GetECDsaPrivateKey();
        var (type, key) = (rsa, ec) switch
        {
            (not null, _) => (OpenSsl.KeyRsa, rsa.ExportRSAPrivateKey()),
            (_, not null) => (OpenSsl.KeyEc, ec.ExportECPrivateKey()),
            _ => throw new MqttCommunicationException($"The key of the client certificate '{own.Subject}' is neither RSA nor elliptic curve."),
        };
        try
        {
            fixed (byte* bytes = key)
            {
                var used = OpenSsl.SSL_CTX_use_PrivateKey_ASN1(type, context, bytes, key.Length);
                Require(used == 1 && OpenSsl.SSL_CTX_check_private_key(context) == 1, $"The key does not belong to the client certificate '{own.Subject}'.");
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static nint Decode(X509Certificate2 certificate)
    {
        var der = certificate.RawData;
        fixed (byte* start = der)
        {
            var position = start;
            var native = OpenSsl.d2i_X509(0, ref position, der.Length);
            Require(native != 0, $"OpenSSL cannot read the certificate '{certificate.Subject}'.");
            return native;
        }
    }

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new MqttCommunicationException(sentence);
        }
    }
}
