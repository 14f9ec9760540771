using System.Reflection;
using System.Text.RegularExpressions;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Support;

/// <summary>
/// Hides what must not leave the station in a text: passwords that the configuration names, passwords in addresses, values of keys that are called like secrets, password hashes and private keys.
/// </summary>
public sealed partial class SecretMask(DeviceConfiguration configuration)
{
    /// <summary>What stands for a secret.</summary>
    public const string Hidden = "[hidden]";

    /// <summary>A shorter password would be found in the middle of words; and it is none.</summary>
    private const int ShortestSecret = 4;

    /// <summary>The text without the secrets as they are now.</summary>
    public string Hide(string text)
    {
        foreach (var secret in Secrets().OrderByDescending(secret => secret.Length))
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        text = Key().Replace(text, Hidden);
        text = Hash().Replace(text, Hidden);
        text = UserInfo().Replace(text, $"$1{Hidden}@");
        return Value().Replace(text, $"$1{Hidden}");
    }

    /// <summary>Every secret that the configuration names and that can be read.</summary>
    private IEnumerable<string> Secrets()
    {
        foreach (var reference in References(configuration.Options))
        {
            string secret;
            try
            {
                secret = Secret.Read(reference, configuration);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What cannot be read, nobody here can have written anywhere.
                continue;
            }

            if (secret.Length >= ShortestSecret)
            {
                yield return secret;
            }
        }
    }

    private static IEnumerable<string> References(object section)
    {
        foreach (var property in OptionsShape.Properties(section.GetType()))
        {
            switch (property.GetValue(section))
            {
                case string { Length: > 0 } reference when property.Name.EndsWith("PasswordFile", StringComparison.Ordinal):
                    yield return reference;
                    break;
                case { } inner when OptionsShape.IsSection(property.PropertyType):
                    foreach (var reference in References(inner))
                    {
                        yield return reference;
                    }

                    break;
            }
        }
    }

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.Singleline)]
    private static partial Regex Key();

    // The form of PasswordHash.
    [GeneratedRegex(@"pbkdf2-sha256\$[^\s""']+", RegexOptions.IgnoreCase)]
    private static partial Regex Hash();

    [GeneratedRegex(@"([a-zA-Z][a-zA-Z0-9+.-]*://)[^\s""'/]+(?:/[^\s""'/@]*)?@(?=[^\s""'/@])")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"((?<![A-Za-z])(?:password|passwd|pwd|user-pw|token|secret|api[-_]?key)[""']?\s*[=:]\s*[""']?)[^\s""',;&}\]]+", RegexOptions.IgnoreCase)]
    private static partial Regex Value();
}
