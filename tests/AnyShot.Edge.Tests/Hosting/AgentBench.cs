using System.Collections.Concurrent;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AnyShot.Edge.Tests.Hosting;

/// <summary>A whole agent with a virtual camera and the backbone that ships, without network, in a folder of its own.</summary>
internal sealed class AgentBench : IDisposable
{
    private readonly EventSink _lines = new();
    private readonly Logger _logger;

    public AgentBench(string examples = "virtual:good", string more = "", string camera = """ "source": "virtual:?seed=1&rate=50&width=64&height=64" """, string dashboard = """ "enabled": false """)
    {
        Folder = Directory.CreateTempSubdirectory("anyshot-agent-").FullName;
        File = Path.Combine(Folder, "edge.json");
        System.IO.File.WriteAllText(File, $$"""
            { "station": { "name": "s1" }, "stateDirectory": "state",
              "cameras": [ { "name": "line", {{camera}} } ],
              "classes": [ { "number": 1, "name": "good", "severity": "good", "examples": "{{examples}}", "mostExamples": 2 } ],
              "inspection": { "largestBatch": 1 }, "mqtt": { "enabled": false }, "opcUa": { "enabled": false }, "dashboard": { {{dashboard}} } {{more}} }
            """);
        _logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_lines).CreateLogger();
    }

    public string Folder { get; }

    public string File { get; }

    /// <summary>What was logged at Error or above.</summary>
    public IEnumerable<LogEvent> Errors => _lines.Events.Where(l => l.Level >= LogEventLevel.Error);

    /// <summary>What was logged.</summary>
    public IEnumerable<string> Lines => _lines.Events.Select(l => l.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));

    public WebApplication Build(Action<IServiceCollection>? more = null) => AgentHost.Build(ConfigurationReader.Read(File), _logger, more);

    public void Dispose()
    {
        _logger.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class EventSink : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Events { get; } = new();

        public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);
    }
}
