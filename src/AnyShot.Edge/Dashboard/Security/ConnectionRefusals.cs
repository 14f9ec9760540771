using AnyShot.Edge.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// Hears of requests that the web server refuses before they become one (malformed HTTP, a failed TLS handshake). It writes them to its debug log only,
/// once each; here they are logged once per cause, as every refusal is.
/// </summary>
internal sealed class ConnectionRefusals(IServiceProvider services) : ILoggerProvider
{
    /// <summary>The server's categories that are listened to.</summary>
    public static IReadOnlyList<string> Categories { get; } =
        ["Microsoft.AspNetCore.Server.Kestrel.BadRequests", "Microsoft.AspNetCore.Server.Kestrel.Https.Internal.HttpsConnectionMiddleware"];

    public ILogger CreateLogger(string categoryName) => Categories.Contains(categoryName) ? new Listener(services) : NullLogger.Instance;

    public void Dispose()
    {
    }

    private sealed class Listener(IServiceProvider services) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Asked for here: the log of refusals itself needs the loggers that this is a part of.
            if (exception is not null)
            {
                services.GetRequiredService<RefusalLog>().Say(
                    $"{eventId.Name} {exception.GetType().Name}", "a connection", $"{eventId.Name}: {(exception.InnerException ?? exception).Message}");
            }
        }
    }
}
