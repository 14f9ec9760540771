using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Security;

/// <summary>
/// A password as the configuration names it, never as it is: the path of a file, <c>env:NAME</c> for an environment variable, or <c>credential:NAME</c> for a
/// credential that systemd hands over (systemd.exec(5), LoadCredential). Read anew each time; what counts is the first line.
/// </summary>
internal static class Secret
{
    /// <summary>Where systemd puts the credentials of a service.</summary>
    public const string CredentialsDirectory = "CREDENTIALS_DIRECTORY";

    private const string CredentialPrefix = "credential:";
    private const string EnvironmentPrefix = "env:";

    // The unit loads a whole folder under this id; systemd then names each file of it ID_NAME.
    private const string FolderCredential = "secret_";
    private const int LongestSecret = 4096;

    /// <summary>Reads the secret.</summary>
    /// <param name="reference">As in the configuration.</param>
    /// <param name="configuration">Against whose folder a relative path is taken.</param>
    /// <exception cref="IOException">It cannot be read, is empty or is too long; the message names where it was looked for.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string Read(string reference, DeviceConfiguration configuration)
    {
        if (Mistake(reference, configuration) is { } mistake)
        {
            throw new FileNotFoundException(mistake);
        }

        var secret = reference.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)
            ? Environment.GetEnvironmentVariable(reference[EnvironmentPrefix.Length..])!
            : FirstLine(FileOf(reference, configuration) ?? throw new FileNotFoundException($"\"{reference}\" is known only to a systemd service ({CredentialsDirectory} is not set)."));
        return secret.Length switch
        {
            0 => throw new IOException($"\"{reference}\" has an empty first line."),
            > LongestSecret => throw new IOException($"\"{reference}\" is longer than {LongestSecret} characters."),
            _ => secret,
        };
    }

    /// <summary>What is wrong with a reference before it is used; null when nothing is. Says nothing of credentials outside systemd, where nobody can know.</summary>
    public static string? Mistake(string reference, DeviceConfiguration configuration)
    {
        if (reference.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
        {
            var name = reference[EnvironmentPrefix.Length..];
            return string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)) ? $"the environment variable \"{name}\" is not set or empty." : null;
        }

        if (reference.StartsWith(CredentialPrefix, StringComparison.Ordinal))
        {
            var name = reference[CredentialPrefix.Length..];
            return name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || name is "." or ".."
                ? $"\"{name}\" is no name of a credential."
                : Environment.GetEnvironmentVariable(CredentialsDirectory) is { Length: > 0 } folder && FileOf(reference, configuration) is null
                    ? $"there is no credential \"{name}\" in {folder} (LoadCredential= in the unit)."
                    : null;
        }

        return File.Exists(configuration.Resolve(reference)) ? null : $"the file \"{configuration.Resolve(reference)}\" does not exist.";
    }

    private static string? FileOf(string reference, DeviceConfiguration configuration)
    {
        if (!reference.StartsWith(CredentialPrefix, StringComparison.Ordinal))
        {
            return configuration.Resolve(reference);
        }

        var name = reference[CredentialPrefix.Length..];
        var folder = Environment.GetEnvironmentVariable(CredentialsDirectory);
        return string.IsNullOrEmpty(folder)
            ? null
            : new[] { name, FolderCredential + name }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
    }

    private static string FirstLine(string file)
    {
        using var reader = new StreamReader(file);
        var buffer = new char[LongestSecret + 2];
        var length = reader.ReadBlock(buffer);
        var text = buffer.AsSpan(0, length);
        var end = text.IndexOfAny('\r', '\n');
        return new string(end < 0 ? text : text[..end]);
    }
}
