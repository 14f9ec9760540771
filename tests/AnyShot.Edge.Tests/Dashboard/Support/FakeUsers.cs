using System.Collections.Concurrent;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>Users whose passwords need no derivation; the real file has tests of its own.</summary>
internal sealed class FakeUsers : IUserDirectory
{
    private readonly ConcurrentDictionary<string, (User User, string Password, string Thumbprint)> _users = new();
    private int _asked;

    /// <summary>Passwords tried so far.</summary>
    public int Asked => _asked;

    public void Set(string name, Role role, string password = "right", string thumbprint = "") => _users[name] = (new User(name, role), password, thumbprint);

    public void Remove(string name) => _users.TryRemove(name, out _);

    public Task<User?> AuthenticateAsync(string name, string password, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(_users.TryGetValue(name, out var user) && user.Password == password ? user.User : null);
    }

    public User? ByCertificate(string thumbprint) => _users.Values.FirstOrDefault(u => u.Thumbprint == thumbprint && thumbprint != "").User;

    public User? ByName(string name) => _users.TryGetValue(name, out var user) ? user.User : null;

    public string Version(string name) => _users.TryGetValue(name, out var user) ? user.Password : "";
}
