using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Support;

/// <summary>Reads every certificate that the station uses, and those of OPC UA clients that it trusts or refused. Private keys are not touched.</summary>
public sealed class CertificatesComposer(DeviceConfiguration configuration, TimeProvider time)
{
    /// <summary>Certificates of one folder that are shown at most; a hostile client can have many refused.</summary>
    public const int MostOfAFolder = 100;

    private const int SoonDays = 30;

    /// <summary>All of them, the station's own first.</summary>
    public IReadOnlyList<CertificateState> Compose()
    {
        var all = new List<CertificateState>();
        foreach (var (use, file) in ConfiguredCertificates.Certificates(configuration))
        {
            all.AddRange(Certificates(IsAuthority(use) ? "trusted" : "own", use, file));
        }

        if (configuration.Options.OpcUa.Enabled)
        {
            var trust = OpcUaTrust.Of(configuration);
            foreach (var (kind, files) in new[] { ("trusted", trust.TrustedFiles), ("refused", trust.RefusedFiles) })
            {
                all.AddRange(files.Take(MostOfAFolder).SelectMany(file => Certificates(kind, "OPC UA client", file)));
            }
        }

        foreach (var (use, file) in ConfiguredCertificates.RevocationLists(configuration))
        {
            all.AddRange(Lists(use, file));
        }

        return all;
    }

    private static bool IsAuthority(string key) => key.EndsWith("aFile", StringComparison.Ordinal);

    private IEnumerable<CertificateState> Certificates(string kind, string use, string file)
    {
        X509Certificate2Collection certificates;
        try
        {
            certificates = kind == "own" || use != "OPC UA client" ? PemFiles.ReadAll(file) : [X509CertificateLoader.LoadCertificateFromFile(file)];
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return [Unreadable(kind, use, file, error)];
        }

        CertificateState[] states = [.. certificates.Select(certificate => State(kind, use, certificate))];
        foreach (var certificate in certificates)
        {
            certificate.Dispose();
        }

        return states;
    }

    private CertificateState State(string kind, string use, X509Certificate2 certificate)
    {
        var (from, until) = (new DateTimeOffset(certificate.NotBefore).ToUniversalTime(), new DateTimeOffset(certificate.NotAfter).ToUniversalTime());
        return new CertificateState(
            kind, use, certificate.Subject, certificate.Issuer, from, until, DaysLeft(until), Status(from, until), certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), "");
    }

    private IEnumerable<CertificateState> Lists(string use, string file)
    {
        try
        {
            return [.. RevocationList.Read(file).Select(list => new CertificateState(
                "revocation-list", use, list.Issuer, list.Issuer, list.ThisUpdate, list.NextUpdate, list.NextUpdate is { } next ? DaysLeft(next) : null, Status(list.ThisUpdate, list.NextUpdate ?? DateTimeOffset.MaxValue), "", ""))];
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return [Unreadable("revocation-list", use, file, error)];
        }
    }

    private static CertificateState Unreadable(string kind, string use, string file, Exception error) =>
        new(kind, use, "", "", null, null, null, "Unreadable", "", $"{file} cannot be read: {error.Message}");

    private int DaysLeft(DateTimeOffset until) => (int)Math.Floor((until - time.GetUtcNow()).TotalDays);

    private string Status(DateTimeOffset from, DateTimeOffset until)
    {
        var now = time.GetUtcNow();
        return now < from || now > until ? "Over" : until - now < TimeSpan.FromDays(SoonDays) ? "Soon" : "Ok";
    }
}
