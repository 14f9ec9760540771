namespace AnyShot.Edge.Security.Certificates;

/// <summary>A certificate to be issued.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">Common name, and name of its files.</param>
/// <param name="Hosts">Names and addresses under which a server is reached.</param>
/// <param name="ApplicationUri">Of an OPC UA application; empty for the others.</param>
/// <param name="Days">How long it is valid.</param>
internal sealed record CertificateWish(CertificateKind Kind, string Name, IReadOnlyList<string> Hosts, string ApplicationUri, int Days);
