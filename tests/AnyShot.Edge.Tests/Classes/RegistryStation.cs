using AnyShot.Edge.Classes;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>A registry as a station has it, with its shots, and what tests ask of it.</summary>
internal sealed class RegistryStation(ClassRegistry registry, IShotStore shots, SqliteClassStore local, Func<ValueTask> dispose) : IAsyncDisposable
{
    public static Caller Engineer { get; } = new("erika", Role.Engineer, Door.Http, "127.0.0.1");

    public ClassRegistry Registry { get; } = registry;

    public IShotStore Shots { get; } = shots;

    public SqliteClassStore Local { get; } = local;

    /// <summary>Two classes, live as revision 1.</summary>
    public static IReadOnlyList<RegisteredClass> FirstClasses { get; } =
    [
        new() { Id = "good", Number = 1, Name = "good", Severity = AnyShot.Edge.Inspection.Severity.Good, Prompts = ["flawless part"] },
        new() { Id = "scratch", Number = 2, Name = "Scratch", Prompts = ["long bright scratch"] },
    ];

    public static RegisteredClass New(string name) => new() { Id = "", Number = 0, Name = name, Prompts = [$"part with {name}"] };

    public Task<ClassChanged> DoAsync(ClassChange change, string requestId = "", Caller? caller = null) =>
        Registry.ChangeAsync(change, caller ?? Engineer, "a test", requestId, CancellationToken.None);

    public Task<ClassChanged> AddAsync(string name, string requestId = "") => DoAsync(new ClassChange.Add(New(name)), requestId);

    public async Task<string> PutShotAsync(string content) => await Shots.PutAsync(System.Text.Encoding.UTF8.GetBytes(content), CancellationToken.None);

    public async Task SeedAsync() => await DoAsync(new ClassChange.Replace(FirstClasses, IsLive: true));

    public ValueTask DisposeAsync() => dispose();
}
