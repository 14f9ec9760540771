using System.Security.Cryptography;
using System.Text;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.OpcUa;

/// <summary>Who may log in: the user of <c>opcUa.userName</c>, and those of the users file where there is one.</summary>
internal sealed class OpcUaUsers(DeviceConfiguration configuration, IUserDirectory? directory)
{
    private readonly OpcUaOptions _options = configuration.Options.OpcUa;

    /// <summary>False when no name could ever be right.</summary>
    public bool Any => directory is not null || _options.UserName.Length > 0;

    /// <summary>Checks a name and password.</summary>
    /// <returns>The user; null when they do not belong together.</returns>
    public async Task<User?> LogInAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (_options.UserName.Length > 0 && Same(name, _options.UserName))
        {
            // Read anew each time, so that a changed password holds at once.
            return Same(password, Password()) ? new User(_options.UserName, OpcUaRoles.ConfiguredUser) : null;
        }

        return directory is null ? null : await directory.AuthenticateAsync(name, password, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether users may come with certificates.</summary>
    public bool AnyCertificate => directory is not null;

    /// <summary>The user whom a certificate stands for.</summary>
    /// <param name="thumbprint">SHA-256, hexadecimal.</param>
    public User? ByCertificate(string thumbprint) => directory?.ByCertificate(thumbprint);

    /// <summary>The password of <c>opcUa.userName</c>; empty when there is no such user.</summary>
    /// <exception cref="TagServerException">Its file cannot be used; one sentence.</exception>
    public string Password()
    {
        if (_options.UserName.Length == 0)
        {
            return "";
        }

        try
        {
            return Secret.Read(_options.PasswordFile, configuration);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TagServerException($"opcUa.passwordFile cannot be used: {e.Message}", e);
        }
    }

    /// <summary>In constant time.</summary>
    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
