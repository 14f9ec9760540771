using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>A certificate revocation list (RFC 5280, section 5) from a file. .NET asks authorities over the network only, which a station cannot reach.</summary>
internal sealed class RevocationList
{
    private const string PemLabel = "X509 CRL";
    private const long LargestFile = 16 << 20;
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly string _algorithm;
    private readonly byte[] _issuer;
    private readonly FrozenDictionary<string, DateTimeOffset> _revoked;

    private RevocationList(ReadOnlyMemory<byte> der)
    {
        var list = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        _signed = list.PeekEncodedValue().ToArray();
        var body = list.ReadSequence();
        _algorithm = list.ReadSequence().ReadObjectIdentifier();
        _signature = list.ReadBitString(out _);
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            body.ReadInteger();
        }

        body.ReadSequence();
        _issuer = body.ReadEncodedValue().ToArray();
        ThisUpdate = ReadTime(body);
        NextUpdate = body.HasData && body.PeekTag() is { TagClass: TagClass.Universal, TagValue: (int)UniversalTagNumber.UtcTime or (int)UniversalTagNumber.GeneralizedTime }
            ? ReadTime(body)
            : null;
        var revoked = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (body.HasData && !body.PeekTag().HasSameClassAndValue(Extensions))
        {
            for (var entries = body.ReadSequence(); entries.HasData;)
            {
                var entry = entries.ReadSequence();
                revoked[Serial(entry.ReadIntegerBytes().Span)] = ReadTime(entry);
            }
        }

        _revoked = revoked.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>When it was made.</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>When there should be a newer one; null when it does not say.</summary>
    public DateTimeOffset? NextUpdate { get; }

    /// <summary>Who made it, as text.</summary>
    public string Issuer => new X500DistinguishedName(_issuer).Name;

    /// <summary>Reads every list of a file, PEM or DER.</summary>
    /// <exception cref="CryptographicException">It holds none, or a damaged one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static IReadOnlyList<RevocationList> Read(string file)
    {
        if (new FileInfo(file).Length > LargestFile)
        {
            throw new IOException("it is larger than 16 MiB.");
        }

        try
        {
            var bytes = File.ReadAllBytes(file);
            if (bytes.Length > 0 && bytes[0] == 0x30)
            {
                return [new RevocationList(bytes)];
            }

            var lists = new List<RevocationList>();
            ReadOnlySpan<char> text = System.Text.Encoding.UTF8.GetString(bytes);
            while (PemEncoding.TryFind(text, out var found))
            {
                if (text[found.Label].SequenceEqual(PemLabel))
                {
                    lists.Add(new RevocationList(Convert.FromBase64String(new string(text[found.Base64Data]))));
                }

                text = text[found.Location.End..];
            }

            return lists.Count > 0 ? lists : throw new CryptographicException("it holds no revocation list.");
        }
        catch (Exception error) when (error is AsnContentException or FormatException)
        {
            throw new CryptographicException($"it holds a damaged revocation list: {error.Message}", error);
        }
    }

    /// <summary>Whether it speaks of certificates that this authority issued.</summary>
    public bool IsOf(X509Certificate2 authority) => authority.SubjectName.RawData.AsSpan().SequenceEqual(_issuer);

    /// <summary>Whether the authority really made it.</summary>
    public bool IsSignedBy(X509Certificate2 authority)
    {
        using var rsa = authority.GetRSAPublicKey();
        using var ec = authority.GetECDsaPublicKey();
        return _algorithm switch
        {
            "1.2.840.113549.1.1.11" => Rsa(HashAlgorithmName.SHA256),
            "1.2.840.113549.1.1.12" => Rsa(HashAlgorithmName.SHA384),
            "1.2.840.113549.1.1.13" => Rsa(HashAlgorithmName.SHA512),
            "1.2.840.10045.4.3.2" => Ec(HashAlgorithmName.SHA256),
            "1.2.840.10045.4.3.3" => Ec(HashAlgorithmName.SHA384),
            "1.2.840.10045.4.3.4" => Ec(HashAlgorithmName.SHA512),
            _ => false,
        };
        bool Rsa(HashAlgorithmName hash) => rsa?.VerifyData(_signed, _signature, hash, RSASignaturePadding.Pkcs1) == true;
        bool Ec(HashAlgorithmName hash) => ec?.VerifyData(_signed, _signature, hash, DSASignatureFormat.Rfc3279DerSequence) == true;
    }

    /// <summary>When the certificate was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt(X509Certificate2 certificate) =>
        _revoked.TryGetValue(Serial(certificate.SerialNumberBytes.Span), out var at) ? at : null;

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().TagValue == (int)UniversalTagNumber.GeneralizedTime ? reader.ReadGeneralizedTime() : reader.ReadUtcTime();

    private static string Serial(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes.TrimStart((byte)0));
}
