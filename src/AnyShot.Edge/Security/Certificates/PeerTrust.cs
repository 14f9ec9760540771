using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>Judges the certificate of whoever is at the other end, and says in one sentence what is wrong with it.</summary>
/// <param name="Authorities">Authorities to trust; null for the system's.</param>
/// <param name="Revoked">Revocation lists of them; none for no check.</param>
internal sealed record PeerTrust(X509Certificate2Collection? Authorities, IReadOnlyList<RevocationList> Revoked)
{
    /// <summary>Extended key usage of a server (RFC 5280, section 4.2.1.12).</summary>
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";

    /// <summary>Extended key usage of a client.</summary>
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    /// <summary>Why the certificate cannot be trusted, as the end of a sentence that begins with what it is; null when it can.</summary>
    /// <param name="certificate">Of the other end.</param>
    /// <param name="others">What the other end sent with it.</param>
    /// <param name="usage">What it has to be for.</param>
    /// <param name="host">Name or address that it has to carry; null for any.</param>
    /// <param name="now">Time to judge by.</param>
    public string? Mistake(X509Certificate2 certificate, X509Certificate2Collection others, string usage, string? host, DateTimeOffset now)
    {
        if (now > certificate.NotAfter)
        {
            return $"ran out on {certificate.NotAfter:yyyy-MM-dd}.";
        }

        if (now < certificate.NotBefore)
        {
            return $"is valid from {certificate.NotBefore:yyyy-MM-dd} only; is a clock wrong?";
        }

        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = now.UtcDateTime;
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(usage));
        policy.ExtraStore.AddRange(others);
        if (Authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(Authorities);
        }

        var isTrusted = chain.Build(certificate);
        return (isTrusted ? null : ChainMistake(certificate, chain))
            ?? HostMistake(certificate, host)
            ?? RevocationMistake(chain);
    }

    private static string ChainMistake(X509Certificate2 certificate, X509Chain chain)
    {
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
        if ((flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            return certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
                ? "is self-signed and not among the trusted authorities."
                : $"was issued by \"{chain.ChainElements[^1].Certificate.Issuer}\", which is not a trusted authority.";
        }

        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0)
        {
            return "hangs on an authority whose own certificate has run out or is not valid yet.";
        }

        return (flags & X509ChainStatusFlags.NotValidForUsage) != 0
            ? "was not issued for this use (extended key usage)."
            : $"cannot be verified ({flags}).";
    }

    private static string? HostMistake(X509Certificate2 certificate, string? host) =>
        host is null || certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: false)
            ? null
            : $"is for {Names(certificate)}, not for \"{host}\".";

    private string? RevocationMistake(X509Chain chain)
    {
        for (var i = 0; i + 1 < chain.ChainElements.Count; i++)
        {
            var (certificate, authority) = (chain.ChainElements[i].Certificate, chain.ChainElements[i + 1].Certificate);
            foreach (var list in Revoked.Where(l => l.IsOf(authority)))
            {
                if (!list.IsSignedBy(authority))
                {
                    return $"cannot be checked: the revocation list of \"{authority.Subject}\" is not signed by it.";
                }

                if (list.RevokedAt(certificate) is { } at)
                {
                    return i == 0 ? $"was revoked on {at:yyyy-MM-dd}." : $"hangs on \"{certificate.Subject}\", which was revoked on {at:yyyy-MM-dd}.";
                }
            }
        }

        return null;
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString())))
            .Take(5).Select(n => $"\"{n}\"").ToList();
        return names.Count == 0 ? "no host at all" : string.Join(", ", names);
    }
}
