using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>Reads certificates and keys from PEM files.</summary>
internal static class PemFiles
{
    /// <summary>The authorities of a file.</summary>
    /// <exception cref="CryptographicException">It holds no certificate.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static X509Certificate2Collection ReadAll(string file)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(file);
        return all.Count > 0 ? all : throw new CryptographicException("it holds no certificate in PEM form.");
    }

    /// <summary>A certificate with its key, and those above it that lie in the same file.</summary>
    /// <exception cref="CryptographicException">Certificate or key cannot be used, or do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static (X509Certificate2 Own, X509Certificate2Collection Above) ReadPair(string certificateFile, string keyFile)
    {
        try
        {
            var own = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            var all = ReadAll(certificateFile);
            return (own, [.. all.Where(c => !c.RawDataMemory.Span.SequenceEqual(own.RawDataMemory.Span))]);
        }
        catch (ArgumentException error)
        {
            throw new CryptographicException(error.Message, error);
        }
    }

    /// <summary>A PEM text as it goes into a file.</summary>
    public static byte[] Text(string pem) => System.Text.Encoding.ASCII.GetBytes(pem + "\n");

    /// <summary>What tells one state of files from another: their times and lengths.</summary>
    public static string Stamp(IEnumerable<string> files) => string.Join('|', files.Select(f =>
    {
        var info = new FileInfo(f);
        return info.Exists ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{info.LastWriteTimeUtc.Ticks}:{info.Length}") : "";
    }));
}
