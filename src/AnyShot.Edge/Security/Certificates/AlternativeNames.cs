using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>The hosts and URIs that a certificate or a request is made out to (RFC 5280, section 4.2.1.6).</summary>
/// <param name="Hosts">DNS names and addresses.</param>
/// <param name="Uris">URIs; that of an OPC UA application is the first.</param>
internal sealed record AlternativeNames(IReadOnlyList<string> Hosts, IReadOnlyList<string> Uris)
{
    private const string Oid = "2.5.29.17";

    // GeneralName: uniformResourceIdentifier [6].
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    /// <summary>Reads the extension; no names where there is none.</summary>
    /// <exception cref="CryptographicException">It is damaged.</exception>
    public static AlternativeNames Of(IEnumerable<X509Extension> extensions)
    {
        if (extensions.FirstOrDefault(e => e.Oid?.Value == Oid) is not { } extension)
        {
            return new AlternativeNames([], []);
        }

        var names = new X509SubjectAlternativeNameExtension(extension.RawData, extension.Critical);
        var uris = new List<string>();
        try
        {
            for (var entries = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence(); entries.HasData;)
            {
                if (entries.PeekTag().HasSameClassAndValue(Uri))
                {
                    uris.Add(entries.ReadCharacterString(UniversalTagNumber.IA5String, Uri));
                }
                else
                {
                    entries.ReadEncodedValue();
                }
            }
        }
        catch (AsnContentException error)
        {
            throw new CryptographicException("its alternative names are damaged.", error);
        }

        return new AlternativeNames([.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(a => a.ToString())], uris);
    }
}
