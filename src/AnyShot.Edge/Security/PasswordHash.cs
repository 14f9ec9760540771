using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnyShot.Edge.Security;

/// <summary>
/// A password as it is stored: <c>pbkdf2-sha256$ITERATIONS$SALT$HASH</c>, salt and hash in base 64 (RFC 8018, section 5.2). The first word says how it was
/// made, so that another way can stand beside it later.
/// </summary>
public sealed record PasswordHash
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 8;

    /// <summary>Most characters of a password.</summary>
    public const int LongestPassword = 200;

    /// <summary>Iterations of a new hash, and the fewest that are taken from a file.</summary>
    public const int Iterations = 600_000;

    private const int MostIterations = 10_000_000;
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private readonly int _iterations;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) => (_iterations, _salt, _hash) = (iterations, salt, hash);

    /// <summary>Stands for a user who does not exist: checking against it takes as long as against a real one, and no password fits.</summary>
    internal static PasswordHash Nobody { get; } = new(Iterations, new byte[SaltBytes], new byte[HashBytes]);

    /// <summary>Hashes a new password under a salt of its own.</summary>
    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PasswordHash(Iterations, salt, Derive(password, salt, Iterations));
    }

    /// <summary>Why a password cannot be taken; null when it can.</summary>
    public static string? Mistake(string password) => password switch
    {
        { Length: < ShortestPassword or > LongestPassword } => $"A password has {ShortestPassword} to {LongestPassword} characters.",
        _ when password.Any(char.IsControl) => "A password holds no control characters.",
        _ => null,
    };

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="FormatException">It is not of that form; the message says what it lacks and never shows it.</exception>
    public static PasswordHash Parse(string text)
    {
        var parts = text.Split('$');
        if (parts.Length != 4 || parts[0] != Scheme || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
        {
            throw new FormatException($"is not of the form {Scheme}$ITERATIONS$SALT$HASH.");
        }

        if (iterations is < Iterations or > MostIterations)
        {
            throw new FormatException($"has {iterations} iterations; {Iterations} to {MostIterations} are taken.");
        }

        var (salt, hash) = (new byte[SaltBytes], new byte[HashBytes]);
        return Convert.TryFromBase64String(parts[2], salt, out var saltBytes) && saltBytes == SaltBytes
            && Convert.TryFromBase64String(parts[3], hash, out var hashBytes) && hashBytes == HashBytes
            ? new PasswordHash(iterations, salt, hash)
            : throw new FormatException($"needs a salt of {SaltBytes} and a hash of {HashBytes} bytes in base 64.");
    }

    /// <summary>Whether the password is the one. Takes tenths of a second of processor time on purpose.</summary>
    public bool Fits(string password) =>
        CryptographicOperations.FixedTimeEquals(Derive(password.Length <= LongestPassword ? password : "", _salt, _iterations), _hash) && password.Length <= LongestPassword;

    /// <summary>The stored form.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}${_iterations}${Convert.ToBase64String(_salt)}${Convert.ToBase64String(_hash)}");

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
