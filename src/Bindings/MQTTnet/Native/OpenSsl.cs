using System.Runtime.InteropServices;

namespace MQTTnet.Native;

/// <summary>The exports of OpenSSL 3 that build a client context; the same library that libmosquitto uses. Functions return 1 for success unless stated.</summary>
internal static unsafe partial class OpenSsl
{
    public const int VerifyNone = 0;
    public const int VerifyPeer = 1;
    public const int ControlMinimumVersion = 123;
    public const int ControlMaximumVersion = 124;
    public const int ControlExtraChainCertificate = 14;
    public const int Tls12 = 0x303;
    public const int Tls13 = 0x304;
    public const int KeyRsa = 6;
    public const int KeyEc = 408;

    private const string Ssl = "libssl.so.3";
    private const string Crypto = "libcrypto.so.3";

    [LibraryImport(Ssl)]
    public static partial nint TLS_client_method();

    [LibraryImport(Ssl)]
    public static partial SslContextHandle SSL_CTX_new(nint method);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_ctrl(SslContextHandle context, int command, nint number, nint pointer);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_verify(SslContextHandle context, int mode, nint callback);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_set_default_verify_paths(SslContextHandle context);

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_get_cert_store(SslContextHandle context);

    [LibraryImport(Ssl)]
    public static partial nint SSL_CTX_get0_param(SslContextHandle context);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_use_certificate_ASN1(SslContextHandle context, int length, byte* der);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_use_PrivateKey_ASN1(int type, SslContextHandle context, byte* der, nint length);

    [LibraryImport(Ssl)]
    public static partial int SSL_CTX_check_private_key(SslContextHandle context);

    [LibraryImport(Ssl)]
    public static partial void SSL_CTX_set_cert_verify_callback(SslContextHandle context, delegate* unmanaged[Cdecl]<nint, nint, int> callback, nint argument);

    [LibraryImport(Crypto)]
    public static partial int X509_verify_cert(nint storeContext);

    /// <returns>An error number, 0 for none.</returns>
    [LibraryImport(Crypto)]
    public static partial int X509_STORE_CTX_get_error(nint storeContext);

    [LibraryImport(Crypto)]
    public static partial void X509_STORE_CTX_set_error(nint storeContext, int error);

    /// <returns>The certificate to verify; it stays the context's.</returns>
    [LibraryImport(Crypto)]
    public static partial nint X509_STORE_CTX_get0_cert(nint storeContext);

    /// <returns>The stack of certificates that came with it; 0 for none.</returns>
    [LibraryImport(Crypto)]
    public static partial nint X509_STORE_CTX_get0_untrusted(nint storeContext);

    /// <returns>The number of elements.</returns>
    [LibraryImport(Crypto)]
    public static partial int OPENSSL_sk_num(nint stack);

    [LibraryImport(Crypto)]
    public static partial nint OPENSSL_sk_value(nint stack, int index);

    /// <returns>The length of the DER form, which is written where <paramref name="der"/> points unless that is null.</returns>
    [LibraryImport(Crypto)]
    public static partial int i2d_X509(nint certificate, byte** der);

    [LibraryImport(Crypto, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int X509_VERIFY_PARAM_set1_host(nint parameters, string name, nuint length);

    [LibraryImport(Crypto, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int X509_VERIFY_PARAM_set1_ip_asc(nint parameters, string address);

    /// <returns>0 when the bytes are no certificate.</returns>
    [LibraryImport(Crypto)]
    public static partial nint d2i_X509(nint reuse, ref byte* der, nint length);

    [LibraryImport(Crypto)]
    public static partial void X509_free(nint certificate);

    [LibraryImport(Crypto)]
    public static partial int X509_STORE_add_cert(nint store, nint certificate);
}
