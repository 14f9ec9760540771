using System.Text.Json;

namespace AnyShot.Edge.Security;

/// <summary>Reads and writes the users file, which only its owner may read.</summary>
internal static class UsersFile
{
    private const int Version = 1;
    private const int MostUsers = 1000;
    private const int LargestBytes = 1 << 20;

    /// <summary>The users, or none when there is no file.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or used; the message names it and shows nothing of a password.</exception>
    public static IReadOnlyList<UserEntry> Read(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                return [];
            }

            if (new FileInfo(file).Length > LargestBytes)
            {
                throw new InvalidDataException($"{file} is larger than 1 MiB, which no users file is.");
            }

            var document = JsonSerializer.Deserialize(File.ReadAllBytes(file), UsersJson.Default.UsersDocument);
            return Checked(document, file);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is no users file: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && error is not InvalidDataException)
        {
            throw new InvalidDataException($"{file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Puts the users into the place of what the file held, whole or not at all.</summary>
    /// <exception cref="InvalidDataException">The users cannot be so, such as two with one certificate.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string file, IEnumerable<UserEntry> users)
    {
        var document = new UsersDocument(Version, [.. users.OrderBy(u => u.Name, StringComparer.Ordinal)]);
        Checked(document, file);
        OwnersFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(document, UsersJson.Default.UsersDocument));
    }

    private static IReadOnlyList<UserEntry> Checked(UsersDocument? document, string file)
    {
        if (document is not { Version: Version })
        {
            throw new InvalidDataException($"{file} has version {document?.Version}; this agent reads version {Version}.");
        }

        if (document.Users.Count > MostUsers)
        {
            throw new InvalidDataException($"{file} has more than {MostUsers} users.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var thumbprints = new HashSet<string>(StringComparer.Ordinal);
        return [.. document.Users.Select(u => Checked(u, names, thumbprints, file))];
    }

    private static UserEntry Checked(UserEntry? user, HashSet<string> names, HashSet<string> thumbprints, string file)
    {
        if (user is null)
        {
            throw new InvalidDataException($"{file} has an entry that is no user.");
        }

        var shown = user.Name.Length <= 80 ? user.Name : user.Name[..80];
        InvalidDataException Wrong(string what) => new($"{file}: user \"{shown}\" {what}");
        if (UserEntry.NameMistake(user.Name) is { } mistake)
        {
            throw Wrong($"cannot be: {mistake}");
        }

        if (!names.Add(user.Name))
        {
            throw Wrong("is there twice.");
        }

        try
        {
            _ = user.Password is null ? null : PasswordHash.Parse(user.Password);
        }
        catch (FormatException error)
        {
            throw Wrong($"has a password that {error.Message}");
        }

        var certificates = (user.Certificates ?? []).Select(c => UserEntry.Thumbprint(c ?? "") ?? throw Wrong("has a certificate that is no SHA-256 thumbprint.")).ToList();
        if (certificates.Count > UserEntry.MostCertificates)
        {
            throw Wrong($"has more than {UserEntry.MostCertificates} certificates.");
        }

        if (certificates.Find(c => !thumbprints.Add(c)) is { } twice)
        {
            throw Wrong($"has the certificate {twice}, which is there twice.");
        }

        return user with { Certificates = certificates };
    }
}
