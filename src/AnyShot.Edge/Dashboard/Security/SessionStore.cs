using System.Security.Cryptography;
using System.Text;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>The logins that stand, in memory: they end with the agent. Bounded; a new login takes the place of the one that was not used for longest.</summary>
internal sealed class SessionStore : IDisposable
{
    private const int TokenBytes = 32;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly DashboardOptions _options;
    private readonly IUserDirectory _users;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public SessionStore(AgentOptions options, IUserDirectory users, TimeProvider time)
    {
        (_options, _users, _time) = (options.Dashboard, users, time);
        _timer = time.CreateTimer(_ => EndStale(), null, Sweep, Sweep);
    }

    /// <summary>Logins that stand.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Begins a session.</summary>
    /// <returns>The session, and the token for the browser's cookie.</returns>
    public (Session Session, string Token) Begin(User user)
    {
        var token = NewToken();
        var now = _time.GetTimestamp();
        var session = new Session { Name = user.Name, Version = _users.Version(user.Name), CsrfToken = NewToken(), BeganAt = now, UsedAt = now };
        lock (_lock)
        {
            while (_sessions.Count >= _options.MostSessions)
            {
                End(_sessions.MinBy(s => s.Value.UsedAt).Key);
            }

            _sessions.Add(Digest(token), session);
        }

        return (session, token);
    }

    /// <summary>The session of a token and its user, whose role is that of the moment; null when it has ended.</summary>
    public (Session Session, User User)? Use(string token)
    {
        lock (_lock)
        {
            var key = Digest(token);
            if (!_sessions.TryGetValue(key, out var session))
            {
                return null;
            }

            if (!Stands(session) || _users.ByName(session.Name) is not { } user)
            {
                End(key);
                return null;
            }

            session.UsedAt = _time.GetTimestamp();
            return (session, user);
        }
    }

    /// <summary>Ends the session of a token.</summary>
    public void End(Session session)
    {
        lock (_lock)
        {
            foreach (var key in _sessions.Where(s => ReferenceEquals(s.Value, session)).Select(s => s.Key).ToList())
            {
                End(key);
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            foreach (var key in _sessions.Keys.ToList())
            {
                End(key);
            }
        }
    }

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    // Found by digest: neither a copy of the memory nor the time of a comparison gives a token away.
    private static string Digest(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private bool Stands(Session session) =>
        _time.GetElapsedTime(session.UsedAt) < _options.SessionIdle
        && _time.GetElapsedTime(session.BeganAt) < _options.SessionLongest
        && _users.Version(session.Name) == session.Version;

    private void EndStale()
    {
        lock (_lock)
        {
            foreach (var key in _sessions.Where(s => !Stands(s.Value)).Select(s => s.Key).ToList())
            {
                End(key);
            }
        }
    }

    private void End(string key)
    {
        if (_sessions.Remove(key, out var session))
        {
            session.End();
            session.Dispose();
        }
    }
}
