using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>What a certificate of this station has to carry so that the other side accepts it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="ApplicationUri">Of the OPC UA application (OPC 10000-6, section 6.2.2); empty for the others.</param>
/// <param name="Hosts">Names and addresses that it has to carry.</param>
internal sealed record OwnCertificateNeed(CertificateKind Kind, string ApplicationUri, IReadOnlyList<string> Hosts)
{
    // Basic256Sha256 and Aes256_Sha256_RsaPss (OPC 10000-7).
    private const int ShortestKey = 2048;
    private const int LongestKey = 4096;
    private const X509KeyUsageFlags Usages = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment;

    /// <summary>Everything that is wrong with a certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="above">The authorities above it, up to the one that signed itself.</param>
    /// <param name="key">Public key (SubjectPublicKeyInfo) of the private key that it is to be used with.</param>
    /// <param name="now">Time to judge by.</param>
    /// <returns>A sentence for each fault.</returns>
    public IEnumerable<string> Faults(X509Certificate2 certificate, X509Certificate2Collection above, byte[] key, DateTimeOffset now)
    {
        if (!certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key))
        {
            yield return "It does not belong to the key.";
        }

        if (now > certificate.NotAfter)
        {
            yield return $"It ran out on {certificate.NotAfter:yyyy-MM-dd}.";
        }
        else if (now < certificate.NotBefore)
        {
            yield return $"It is valid from {certificate.NotBefore:yyyy-MM-dd} only; is a clock wrong?";
        }

        if (ChainFault(certificate, above, now) is { } chain)
        {
            yield return $"It {chain}";
        }

        var names = AlternativeNames.Of(certificate.Extensions);
        foreach (var host in Hosts.Where(h => !certificate.MatchesHostname(h, allowWildcards: Kind != CertificateKind.OpcUa, allowCommonName: false)))
        {
            yield return $"It is not made out to the host \"{host}\", but to {Listed(names.Hosts)}.";
        }

        if (Kind != CertificateKind.OpcUa)
        {
            yield break;
        }

        if (!names.Uris.Take(1).SequenceEqual([ApplicationUri]))
        {
            yield return $"It is not made out to the application URI \"{ApplicationUri}\", but to {Listed(names.Uris)}.";
        }

        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages is not { } usages || (usages & Usages) != Usages)
        {
            yield return "Its key usage lacks digitalSignature, keyEncipherment or dataEncipherment, which OPC UA needs.";
        }

        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is null || rsa.KeySize is < ShortestKey or > LongestKey)
        {
            yield return $"Its key is not of the kind that OPC UA takes: RSA with {ShortestKey} to {LongestKey} bits.";
        }
    }

    private string? ChainFault(X509Certificate2 certificate, X509Certificate2Collection above, DateTimeOffset now)
    {
        // Dates are said above: the chain is looked at for a time at which the certificate itself is good.
        var (begin, end) = (new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
        var then = now < begin ? begin : now > end ? end.AddMinutes(-1) : now;
        X509Certificate2Collection roots = [.. above.Where(IsOwnIssuer)];
        if (IsOwnIssuer(certificate))
        {
            return "is self-signed; an authority has to issue it.";
        }

        return roots.Count == 0
            ? $"comes without the authorities above it, up to the one that signed itself; begin with \"{certificate.Issuer}\"."
            : new PeerTrust(roots, []).Mistake(certificate, above, Kind == CertificateKind.Client ? PeerTrust.ClientUsage : PeerTrust.ServerUsage, null, then);
    }

    private static bool IsOwnIssuer(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(5).Select(n => $"\"{n}\""));
}
