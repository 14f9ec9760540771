using System.Text.Json;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Control;

/// <summary>A folder with the desk's file, and desks over it as after restarts.</summary>
internal sealed class DeskFolder : IDisposable
{
    public static readonly Caller Technician = new("anna", Role.Technician, Door.Http, "127.0.0.1");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-desk-");
    private readonly List<IDisposable> _open = [];

    public StandingClock Clock { get; } = new();

    public RecordingLoggers Loggers { get; } = new();

    public string File => Path.Combine(_folder.FullName, "control.db");

    public ControlStore OpenStore()
    {
        var store = new ControlStore(File, Clock, NullLogger<ControlStore>.Instance);
        _open.Add(store);
        return store;
    }

    public ControlDesk Open(ControlOptions? options = null, params IControlVerb[] verbs)
    {
        var desk = new ControlDesk(verbs, OpenStore(), options ?? new ControlOptions(), new RefusalLog(Clock, new Logger<RefusalLog>(Loggers)), Clock, new Logger<ControlDesk>(Loggers));
        _open.Add(desk);
        return desk;
    }

    /// <summary>Closes what is open, as the end of the agent does.</summary>
    public void Close()
    {
        _open.ForEach(open => open.Dispose());
        _open.Clear();
    }

    public static ControlRequest Request(string id, string body = """{"text":"hello"}""", string verb = ControlVerbs.Trigger) => new(verb, id, JsonElement.Parse(body));

    public void Dispose()
    {
        Close();
        _folder.Delete(recursive: true);
    }
}
