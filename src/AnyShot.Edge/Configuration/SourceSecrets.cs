using System.Text;
using System.Text.RegularExpressions;

namespace AnyShot.Edge.Configuration;

/// <summary>
/// Passwords that stand in the addresses of cameras (<c>rtsp://user:password@host</c>), the only ones that a configuration itself holds. They do not leave the agent: whoever reads the
/// configuration sees <see cref="Mask"/>, and what comes back with an address that is otherwise the same gets its password again.
/// </summary>
internal static partial class SourceSecrets
{
    /// <summary>Stands for a password.</summary>
    public const string Mask = "******";

    /// <summary>The text without passwords.</summary>
    public static string Hide(string text) => Text().Replace(text, found => Password().Replace(found.Value, Mask));

    /// <summary>The text with the passwords of the present one, for each address that is the same but for its password.</summary>
    /// <param name="text">As somebody sent it.</param>
    /// <param name="present">With passwords.</param>
    public static string Restore(string text, string present)
    {
        var known = Text().Matches(present).Select(found => found.Value).Where(value => Password().IsMatch(value)).GroupBy(Hide).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        return Text().Replace(text, found => known.GetValueOrDefault(found.Value, found.Value));
    }

    /// <summary>Mistakes about addresses whose password is still hidden: no camera is reached with it.</summary>
    public static IEnumerable<ConfigurationMistake> Mistakes(string restored)
    {
        foreach (Match found in Text().Matches(restored))
        {
            if (Password().Matches(found.Value).Any(password => password.Value == Mask))
            {
                var line = 1 + Encoding.UTF8.GetBytes(restored[..found.Index]).AsSpan().Count((byte)'\n');
                yield return new ConfigurationMistake("", $"holds an address with a hidden password on line {line}: type the password again, it is kept only where the rest of the address stays as it is.") { Line = line };
            }
        }
    }

    /// <summary>A JSON string.</summary>
    [GeneratedRegex("""
        "(?:[^"\\\r\n]|\\.)*"
        """)]
    private static partial Regex Text();

    [GeneratedRegex("(?<=://[^/@:\\s\"]*:)[^@\\s\"]+(?=@)|(?<=(?:password|passwd|pwd|user-pw|token)=)[^&;\\s\"!@]+", RegexOptions.IgnoreCase)]
    private static partial Regex Password();
}
