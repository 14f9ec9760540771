using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Security;

/// <summary>
/// The users file in memory, read anew when it changes. While a changed file cannot be used, the users from before stay and an alarm says so. A password
/// that was right is remembered for a while as a keyed digest, because a script sends it with each request.
/// </summary>
public sealed partial class UserDirectory(string file, AlarmBoard alarms, TimeProvider time, ILogger<UserDirectory> log) : IUserDirectory, IDisposable
{
    /// <summary>The users file cannot be used.</summary>
    public const string AlarmId = "users-file";

    private const int LongestName = 80;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();

    // Deriving is expensive on purpose; one at a time, or guesses from outside would take the processor away from the inspection.
    private readonly SemaphoreSlim _deriving = new(1);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (byte[] Digest, long At)> _right = new(StringComparer.OrdinalIgnoreCase);
    private (DateTime Written, long Length) _seen = (DateTime.MinValue, -1);
    private FrozenDictionary<string, UserEntry> _byName = FrozenDictionary<string, UserEntry>.Empty;
    private FrozenDictionary<string, User> _byCertificate = FrozenDictionary<string, User>.Empty;

    /// <inheritdoc/>
    public async Task<User?> AuthenticateAsync(string name, string password, CancellationToken cancellationToken)
    {
        Refresh();
        var entry = name.Length <= LongestName ? _byName.GetValueOrDefault(name) : null;
        var stored = entry?.Password;
        if (entry is not null && stored is not null && IsRemembered(entry.Name, stored, password))
        {
            return new User(entry.Name, entry.Role);
        }

        var hash = stored is null ? PasswordHash.Nobody : PasswordHash.Parse(stored);
        await _deriving.WaitAsync(cancellationToken).ConfigureAwait(false);
        bool fits;
        try
        {
            fits = await Task.Run(() => hash.Fits(password), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _deriving.Release();
        }

        if (!fits || entry is null || stored is null)
        {
            return null;
        }

        _right[entry.Name] = (Digest(stored, password), time.GetTimestamp());
        return new User(entry.Name, entry.Role);
    }

    /// <inheritdoc/>
    public User? ByCertificate(string thumbprint)
    {
        Refresh();
        return UserEntry.Thumbprint(thumbprint) is { } plain ? _byCertificate.GetValueOrDefault(plain) : null;
    }

    /// <inheritdoc/>
    public User? ByName(string name)
    {
        Refresh();
        return _byName.GetValueOrDefault(name) is { } entry ? new User(entry.Name, entry.Role) : null;
    }

    /// <inheritdoc/>
    public string Version(string name)
    {
        Refresh();
        return _byName.GetValueOrDefault(name) is { } entry
            ? Convert.ToHexString(Digest(entry.Password ?? "", string.Join(',', entry.Certificates!)))
            : "";
    }

    /// <inheritdoc/>
    public void Dispose() => _deriving.Dispose();

    private bool IsRemembered(string name, string stored, string password) =>
        _right.TryGetValue(name, out var right)
        && time.GetElapsedTime(right.At) < Remembered
        && CryptographicOperations.FixedTimeEquals(right.Digest, Digest(stored, password));

    // The stored form is part of it: another password in the file makes the old one wrong at once.
    private byte[] Digest(string stored, string password) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{stored}\0{password}"));

    private void Refresh()
    {
        var info = new FileInfo(file);
        var now = info.Exists ? (info.LastWriteTimeUtc, info.Length) : (DateTime.MinValue, 0L);
        lock (_lock)
        {
            if (now == _seen)
            {
                return;
            }

            _seen = now;
            try
            {
                Take(UsersFile.Read(file));
                alarms.Clear(AlarmId);
            }
            catch (InvalidDataException error)
            {
                var sentence = $"{error.Message.TrimEnd('.')}. The {_byName.Count} users from before stay until it is mended.";
                alarms.Clear(AlarmId);
                alarms.Raise(AlarmId, sentence);
                LogUnusable(sentence);
            }
        }
    }

    private void Take(IReadOnlyList<UserEntry> users)
    {
        _byName = users.ToFrozenDictionary(u => u.Name, StringComparer.OrdinalIgnoreCase);
        _byCertificate = users
            .SelectMany(u => u.Certificates!, (u, c) => (Certificate: c, User: new User(u.Name, u.Role)))
            .ToFrozenDictionary(p => p.Certificate, p => p.User, StringComparer.Ordinal);
        foreach (var gone in _right.Keys.Where(n => !_byName.ContainsKey(n)))
        {
            _right.TryRemove(gone, out _);
        }

        LogRead(users.Count, file);
        if (File.Exists(file) && !OwnersFile.IsPrivate(file))
        {
            LogOpen(file);
        }
    }

    [LoggerMessage(12001, LogLevel.Information, "{Count} users in {File}")]
    private partial void LogRead(int count, string file);

    [LoggerMessage(12002, LogLevel.Warning, "{File} may be read by others than its owner: chmod 600")]
    private partial void LogOpen(string file);

    [LoggerMessage(12003, LogLevel.Error, "{Sentence}")]
    private partial void LogUnusable(string sentence);
}
