using System.Security.Cryptography;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Date of the next revocation list: an old one does not know what was revoked since.</summary>
internal sealed class RevocationListCheck(string key, string file, TimeProvider time) : IDoctorCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public string Name => key;

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        try
        {
            return RevocationList.Read(file).Select(Judge).MaxBy(finding => finding.Level)!;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return Finding.Fail($"{file} cannot be read: {error.Message}", $"{key} must name a file with revocation lists, PEM or DER, that the agent's user may read.");
        }
    }

    private Finding Judge(RevocationList list)
    {
        var name = $"The revocation list of {list.Issuer} in {file}";
        return list.NextUpdate is not { } next ? Finding.Ok($"{name} is of {list.ThisUpdate:yyyy-MM-dd}.")
            : next < time.GetUtcNow() ? Finding.Warn($"{name} is out of date since {next:yyyy-MM-dd}.", "Fetch a new one; what was revoked since is not known here.")
            : next < time.GetUtcNow() + Soon ? Finding.Warn($"{name} is out of date from {next:yyyy-MM-dd} on.", "Fetch a new one in time.")
            : Finding.Ok($"{name} is up to date until {next:yyyy-MM-dd}.");
    }
}
