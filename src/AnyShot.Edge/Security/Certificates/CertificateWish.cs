using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace AnyShot.Edge.Security.Certificates;

/// <summary>A certificate to be issued.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">Common name, and name of its files.</param>
/// <param name="Hosts">Names and addresses under which a server is reached.</param>
/// <param name="ApplicationUri">Of an OPC UA application; empty for the others.</param>
/// <param name="Days">How long it is valid; an authority of the plant decides that itself.</param>
internal sealed partial record CertificateWish(CertificateKind Kind, string Name, IReadOnlyList<string> Hosts, string ApplicationUri, int Days)
{
    /// <summary>Length of the keys. What every PLC takes; OPC UA's policies begin with it.</summary>
    public const int KeyBits = 2048;

    /// <summary>A subject of nothing but a common name.</summary>
    public static X500DistinguishedName Subject(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }

    /// <summary>Looks at name and hosts.</summary>
    /// <exception cref="InvalidDataException">The wish cannot be granted.</exception>
    public void Check()
    {
        if (!NameForm().IsMatch(Name) || Name is "ca" or "ca-key")
        {
            throw new InvalidDataException($"\"{Name}\" cannot name a certificate: 1 to 60 letters, digits and . _ - are taken, and not ca.");
        }

        if (Kind != CertificateKind.Client && Hosts.Count == 0)
        {
            throw new InvalidDataException("A server is reached under a name or an address: give --host, once for each.");
        }
    }

    /// <summary>The request with everything that the certificate is to carry.</summary>
    /// <exception cref="InvalidDataException">A host is none.</exception>
    public CertificateRequest Request(RSA key)
    {
        var request = new CertificateRequest(Subject(Name), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in Extensions(request.PublicKey))
        {
            request.CertificateExtensions.Add(extension);
        }

        return request;
    }

    private IEnumerable<X509Extension> Extensions(PublicKey key)
    {
        yield return new X509BasicConstraintsExtension(false, false, 0, true);
        var usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;
        yield return new X509KeyUsageExtension(
            Kind == CertificateKind.OpcUa ? usage | X509KeyUsageFlags.NonRepudiation | X509KeyUsageFlags.DataEncipherment : usage, true);
        var uses = new OidCollection();
        if (Kind != CertificateKind.Client)
        {
            uses.Add(new Oid(PeerTrust.ServerUsage));
        }

        if (Kind != CertificateKind.Server)
        {
            uses.Add(new Oid(PeerTrust.ClientUsage));
        }

        yield return new X509EnhancedKeyUsageExtension(uses, false);
        yield return new X509SubjectKeyIdentifierExtension(key, false);
        if (AlternativeNames() is { } names)
        {
            yield return names;
        }
    }

    private X509Extension? AlternativeNames()
    {
        if (Hosts.Count == 0 && ApplicationUri.Length == 0)
        {
            return null;
        }

        var names = new SubjectAlternativeNameBuilder();
        if (ApplicationUri.Length > 0)
        {
            names.AddUri(new Uri(ApplicationUri));
        }

        foreach (var host in Hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else if (Uri.CheckHostName(host) == UriHostNameType.Dns)
            {
                names.AddDnsName(host);
            }
            else
            {
                throw new InvalidDataException($"--host \"{host}\" is neither a host name nor an address.");
            }
        }

        return names.Build();
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z")]
    private static partial Regex NameForm();
}
