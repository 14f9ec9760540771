using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Dates of every certificate in a PEM file; a certificate that runs out at night stops the line.</summary>
internal sealed class CertificateCheck(string key, string file, TimeProvider time) : IDoctorCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public string Name => key;

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return Finding.Fail($"{file} cannot be read: {error.Message}", $"{key} must name a PEM file that the agent's user may read.");
        }

        if (certificates.Count == 0)
        {
            return Finding.Fail($"{file} holds no certificate.", $"{key} must name a PEM file with a CERTIFICATE block.");
        }

        var findings = certificates.Select(Judge).ToList();
        foreach (var certificate in certificates)
        {
            certificate.Dispose();
        }

        return findings.MaxBy(finding => finding.Level)!;
    }

    private Finding Judge(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        var name = $"{certificate.Subject} in {file}";
        if (now < certificate.NotBefore)
        {
            return Finding.Fail($"{name} is valid from {certificate.NotBefore:yyyy-MM-dd} only.", "Check the clock of this machine and the certificate.");
        }

        if (now > certificate.NotAfter)
        {
            return Finding.Fail($"{name} ran out on {certificate.NotAfter:yyyy-MM-dd}.", "Have a new one issued.");
        }

        return certificate.NotAfter - now < Soon
            ? Finding.Warn($"{name} runs out on {certificate.NotAfter:yyyy-MM-dd}.", "Have a new one issued in time.")
            : Finding.Ok($"{name} is valid until {certificate.NotAfter:yyyy-MM-dd}.");
    }
}
