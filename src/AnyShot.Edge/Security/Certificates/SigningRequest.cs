using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>A key of this station and the request (PKCS #10) that its plant's authority answers with a certificate.</summary>
internal static class SigningRequest
{
    private const string Extension = ".csr";

    /// <summary>Writes the request, and the key unless there is one already: a certificate is renewed with the same key.</summary>
    /// <param name="folder">Where both go.</param>
    /// <param name="wish">What is asked for; the days are the authority's matter.</param>
    /// <returns>File of the request, that of the key, and whether the key was there.</returns>
    /// <exception cref="InvalidDataException">The wish cannot be granted, or the key that is there cannot be used.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static (string Request, string Key, bool WasThere) Write(string folder, CertificateWish wish)
    {
        wish.Check();
        var file = Path.Combine(folder, wish.Name + Extension);
        var keyFile = PlantAuthority.KeyFileOf(file);
        var wasThere = File.Exists(keyFile);
        using var key = wasThere ? ReadKey(keyFile) : RSA.Create(CertificateWish.KeyBits);
        var request = wish.Request(key).CreateSigningRequestPem();
        if (!wasThere)
        {
            OwnersFile.Write(keyFile, PemFiles.Text(key.ExportPkcs8PrivateKeyPem()));
        }

        OwnersFile.Write(file, PemFiles.Text(request), OwnersFile.Public);
        return (file, keyFile, wasThere);
    }

    /// <summary>The names that were asked for with a key; none when there is no request beside it.</summary>
    /// <exception cref="InvalidDataException">The request is damaged.</exception>
    public static AlternativeNames AskedFor(string keyFile)
    {
        var file = keyFile[..^KeySuffix.Length] + Extension;
        try
        {
            return File.Exists(file)
                ? AlternativeNames.Of(CertificateRequest.LoadSigningRequestPem(
                    File.ReadAllText(file), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions).CertificateExtensions)
                : new AlternativeNames([], []);
        }
        catch (CryptographicException error)
        {
            throw new InvalidDataException($"{file} is no certificate request: {error.Message}", error);
        }
    }

    /// <summary>How the file of a key ends.</summary>
    public const string KeySuffix = "-key.pem";

    /// <summary>A private key in PEM form.</summary>
    /// <exception cref="InvalidDataException">It cannot be used.</exception>
    public static RSA ReadKey(string file)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"{file} holds no RSA key without a password in PEM form.", error);
        }
    }
}
