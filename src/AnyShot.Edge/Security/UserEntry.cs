using System.Text.RegularExpressions;

namespace AnyShot.Edge.Security;

/// <summary>One user of the users file.</summary>
/// <param name="Name">1 to 80 of letters, digits and <c>._@-</c>.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="Password">Stored form of the password (<see cref="PasswordHash"/>); null for one who comes with a certificate only.</param>
/// <param name="Certificates">SHA-256 thumbprints of client certificates that stand for the user, 64 hexadecimal digits each.</param>
internal sealed partial record UserEntry(string Name, Role Role, string? Password = null, IReadOnlyList<string>? Certificates = null)
{
    /// <summary>Most certificates a user.</summary>
    public const int MostCertificates = 20;

    /// <summary>Why a name cannot be taken; null when it can.</summary>
    public static string? NameMistake(string name) =>
        NameForm().IsMatch(name) ? null : "A user name has 1 to 80 letters, digits and . _ @ - and begins with a letter or digit.";

    /// <summary>A thumbprint as it is compared: upper case, without colons; null when the text is none.</summary>
    public static string? Thumbprint(string text)
    {
        var plain = text.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        return ThumbprintForm().IsMatch(plain) ? plain : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._@-]{0,79}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[0-9A-F]{64}\z")]
    private static partial Regex ThumbprintForm();
}
