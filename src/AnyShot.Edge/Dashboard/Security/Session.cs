namespace AnyShot.Edge.Dashboard.Security;

/// <summary>One login of a person at the page. The browser holds a random token; here only its digest is kept.</summary>
internal sealed class Session : IDisposable
{
    private readonly CancellationTokenSource _ended = new();

    public Session() => Ended = _ended.Token;

    /// <summary>Name of the user.</summary>
    public required string Name { get; init; }

    /// <summary>What the user's credentials were at the login (<see cref="Edge.Security.IUserDirectory.Version"/>).</summary>
    public required string Version { get; init; }

    /// <summary>What commands of the page carry, so that no other site can send them in the browser's name.</summary>
    public required string CsrfToken { get; init; }

    /// <summary>When it began, by the clock of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public required long BeganAt { get; init; }

    /// <summary>When it was last used.</summary>
    public long UsedAt { get; set; }

    /// <summary>Cancelled when the session ends; open streams end with it.</summary>
    public CancellationToken Ended { get; }

    public void End() => _ended.Cancel();

    public void Dispose() => _ended.Dispose();
}
