using AnyShot.Edge.Tests.Capture;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Dashboard.Security;

/// <summary>Log lines of a host, whose own loggers stay what they are.</summary>
internal sealed class RecordingProvider : ILoggerProvider
{
    private readonly RecordingLoggers _loggers = new();

    public IEnumerable<string> Lines => _loggers.Lines.Select(l => l.Text);

    public ILogger CreateLogger(string categoryName) => _loggers;

    public void Dispose() => _loggers.Dispose();
}
