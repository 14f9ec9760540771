using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using AnyShot.Edge.Trials;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenCvSharp;
using Serilog;

namespace AnyShot.Bench;

/// <summary>
/// A whole agent with a camera of 10 frames a second while its classes are changed: each change goes through the desk, is waited for until the trial judges by it, and is promoted. Afterwards every
/// verdict is compared with the revision that it names.
/// </summary>
internal static class ClassChangesBenchmark
{
    private const double MostMilliseconds = 1000;
    private static readonly TimeSpan WithoutChanges = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string Configuration = """
        {
          "station": { "name": "bench" }, "stateDirectory": "state", "mqtt": { "enabled": false }, "opcUa": { "enabled": false }, "dashboard": { "enabled": false },
          "cameras": [ { "name": "line", "source": "virtual:?seed=1&rate=10" } ],
          "classes": [
            { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" },
            { "number": 2, "name": "scratch", "prompt": "long bright scratch" },
            { "number": 3, "name": "pit", "examples": "virtual:pit", "prompt": "small dark pits" }
          ],
          "inspection": { "backbone": "BACKBONE", "device": "cpu" }, "control": { "requestsPerMinute": 60000 }
        }
        """;

    /// <returns>Exit code: 0 when the budget holds, no frame was dropped and every verdict fits its revision.</returns>
    public static async Task<int> RunAsync(string backbone, int changes)
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-bench-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "edge.json"), Configuration.Replace("BACKBONE", backbone, StringComparison.Ordinal));
            await using var logger = new LoggerConfiguration().MinimumLevel.Error().WriteTo.Console(formatProvider: CultureInfo.InvariantCulture).CreateLogger();
            var seen = new Seen();
            await using var app = AgentHost.Build(ConfigurationReader.Read(Path.Combine(folder, "edge.json")), logger, services => services.AddSingleton<IVerdictObserver>(seen));
            await app.StartAsync();
            var metrics = app.Services.GetRequiredService<AgentMetrics>();
            long Dropped() => metrics.Counters.Get(CounterNames.FramesDropped, "camera", "line");
            // What a busy machine drops anyway.
            await Task.Delay(WithoutChanges);
            var (alone, droppedAlone) = (seen.Verdicts.Count, Dropped());
            var (words, retired, promoted) = await ChangeAsync(app, changes);
            await app.StopAsync();

            Print("class/add and class/change to active in trial", words);
            Print("class/retire to active in trial", retired);
            Print("class/promote to in force", promoted);
            var dropped = Dropped() - droppedAlone;
            var (wrong, revisions) = await CompareAsync(app, seen);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"class changes: {changes} changes and {changes} promotions beside {seen.Verdicts.Count - alone} verdicts of {revisions} revisions; frames dropped {dropped} (in {WithoutChanges.TotalSeconds:0} s without changes: {droppedAlone}), verdicts that do not fit their revision {wrong}"));
            return Share(words, 0.99) <= MostMilliseconds && dropped == 0 && wrong == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(List<double> Words, List<double> Retired, List<double> Promoted)> ChangeAsync(WebApplication app, int changes)
    {
        var desk = app.Services.GetRequiredService<IControlDesk>();
        var trial = app.Services.GetRequiredService<ITrial>();
        var inspection = app.Services.GetRequiredService<InspectionWorker>();
        var (words, retired, promoted) = (new List<double>(), new List<double>(), new List<double>());
        var id = "";
        for (var i = 0; i < changes; i++)
        {
            var (verb, body) = (i % 3) switch
            {
                0 => (ControlVerbs.ClassAdd, $$"""{"name":"flaw {{i}}","prompts":["dark branching crack, kind {{i}}"]}"""),
                1 => (ControlVerbs.ClassChange, $$"""{"id":"{{id}}","prompts":["thin irregular line, kind {{i}}"]}"""),
                _ => (ControlVerbs.ClassRetire, $$"""{"id":"{{id}}"}"""),
            };
            var started = Stopwatch.GetTimestamp();
            var data = await AskAsync(desk, verb, body);
            id = data.GetProperty("id").GetString()!;
            var revision = data.GetProperty("revision").GetInt64();
            await UntilAsync(() => trial.Report() is { Stage: TrialStage.Running or TrialStage.Complete } report && report.Revision == revision);
            (i % 3 == 2 ? retired : words).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);

            started = Stopwatch.GetTimestamp();
            await AskAsync(desk, ControlVerbs.Promote, $$"""{"revision":{{revision}},"force":true,"why":"bench"}""");
            await UntilAsync(() => inspection.Inspector!.Classes.Revision == revision);
            promoted.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return (words, retired, promoted);
    }

    private static async Task<JsonElement> AskAsync(IControlDesk desk, string verb, string body)
    {
        var reply = await desk.ExecuteAsync(new ControlRequest(verb, "", JsonElement.Parse(body)), new Caller("bench", Role.Engineer, Door.Agent), CancellationToken.None);
        return reply.Success ? reply.Data!.Value : throw new InvalidOperationException(reply.Sentence);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var since = Stopwatch.StartNew(); !holds(); await Task.Delay(1))
        {
            if (since.Elapsed > Patience)
            {
                throw new TimeoutException("The change is not in force after a minute.");
            }
        }
    }

    /// <summary>A verdict fits when the revision that it names has its class, under its name, and its runner-up, and neither is retired there.</summary>
    private static async Task<(int Wrong, int Revisions)> CompareAsync(WebApplication app, Seen seen)
    {
        var registry = app.Services.GetRequiredService<IClassRegistry>();
        var (wrong, revisions) = (0, 0);
        foreach (var verdicts in seen.Verdicts.GroupBy(verdict => verdict.ClassSetRevision))
        {
            revisions++;
            var classes = (await registry.FindAsync(verdicts.Key, CancellationToken.None))?.Classes.Where(entry => !entry.IsRetired).ToDictionary(entry => entry.Number, entry => entry.Name) ?? [];
            wrong += verdicts.Count(verdict => classes.GetValueOrDefault(verdict.ClassNo) != verdict.ClassName || !classes.ContainsKey(verdict.RunnerUpNo));
        }

        return (wrong, revisions);
    }

    private static void Print(string what, List<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"class changes/{what}: median {Share(times, 0.5):0.0} ms, P99 {Share(times, 0.99):0.0} ms, most {Share(times, 1):0.0} ms of {times.Count}"));

    private static double Share(List<double> times, double share) => times.Count == 0 ? 0 : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(share * times.Count)));

    private sealed class Seen : IVerdictObserver
    {
        public ConcurrentQueue<Verdict> Verdicts { get; } = new();

        public void OnVerdict(Verdict verdict, Mat part) => Verdicts.Enqueue(verdict);
    }
}
