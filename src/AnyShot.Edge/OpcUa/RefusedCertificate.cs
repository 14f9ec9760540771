namespace AnyShot.Edge.OpcUa;

/// <summary>A certificate that the OPC UA server did not let in.</summary>
/// <param name="Whose"><c>client</c> for an application, <c>user</c> for a person's or machine's.</param>
/// <param name="Status">OPC UA status code (OPC 10000-4, section 6.1.3).</param>
/// <param name="Subject">Of the certificate, as text.</param>
/// <param name="Thumbprint">SHA-256, hexadecimal.</param>
internal sealed record RefusedCertificate(string Whose, string Status, string Subject, string Thumbprint)
{
    private const int Longest = 200;

    /// <summary>Tells causes apart: another certificate is another.</summary>
    public string Cause => $"opcua {Whose} {Cut(Status)} {Cut(Thumbprint)}";

    /// <summary>For the log.</summary>
    public string Sentence => $"The OPC UA {(Whose == "user" ? "user" : "client")} certificate \"{Cut(Subject)}\" (SHA-256 {Cut(Thumbprint)}) {Reason}";

    private string Reason => Status switch
    {
        "BadCertificateUntrusted" => $"is not trusted; `anyshot certs trust {Cut(Thumbprint)}` trusts it.",
        "BadCertificateTimeInvalid" or "BadCertificateIssuerTimeInvalid" => "has run out or is not valid yet.",
        "BadCertificateRevoked" or "BadCertificateIssuerRevoked" => "was revoked.",
        "BadCertificateRevocationUnknown" or "BadCertificateIssuerRevocationUnknown" => "cannot be checked: there is no revocation list of its authority in issuers/crl.",
        "BadCertificateChainIncomplete" => "was issued by an authority that is not known here; `anyshot certs trust FILE` with the authority's certificate trusts all of its.",
        "BadIdentityTokenRejected" => "stands for no user; `anyshot users add NAME --certificate FILE` makes it one's.",
        "BadCertificateUriInvalid" => "carries another application URI than the client says it has.",
        "BadCertificateUseNotAllowed" => "was not issued for OPC UA: its key usage lacks digitalSignature or dataEncipherment.",
        "BadSecurityChecksFailed" => "is not signed by the authority that it names, or that authority was refused itself.",
        "BadCertificateInvalid" => "cannot be read.",
        _ => $"is refused ({Cut(Status)}).",
    };

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
