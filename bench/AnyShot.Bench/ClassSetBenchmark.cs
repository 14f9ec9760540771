using System.Diagnostics;
using System.Globalization;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using Microsoft.Extensions.Logging.Abstractions;
using OpenCvSharp;

namespace AnyShot.Bench;

/// <summary>From the command that brings a class in words to the first verdict under the new class set, everything between included.</summary>
internal static class ClassSetBenchmark
{
    private const double MostMilliseconds = 250;
    private const double MostRollbackMilliseconds = 1000;
    private const int Repetitions = 20;

    private const string Configuration = """
        {
          "station": { "name": "bench" }, "stateDirectory": "state", "opcUa": { "allowAnonymous": true },
          "cameras": [ { "name": "line", "source": "virtual:" } ],
          "classes": [
            { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" },
            { "number": 2, "name": "scratch", "prompt": "long bright scratch" },
            { "number": 3, "name": "pit", "examples": "virtual:pit", "prompt": "small dark pits" }
          ],
          "inspection": { "backbone": "BACKBONE", "device": "cpu" }
        }
        """;

    /// <returns>Exit code: 0 when the median keeps the budget.</returns>
    public static async Task<int> RunAsync(string backbone)
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-bench-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "edge.json"), Configuration.Replace("BACKBONE", backbone, StringComparison.Ordinal));
            var configuration = ConfigurationReader.Read(Path.Combine(folder, "edge.json"));
            var metrics = new AgentMetrics();
            using var store = SqliteClassStore.Open(Path.Combine(folder, "classes.db"));
            var shots = new FileShotStore(Path.Combine(folder, "shots"));
            await using var registry = new ClassRegistry(store, shots, TimeProvider.System, NullLogger<ClassRegistry>.Instance);
            await registry.OpenAsync(CancellationToken.None);
            var caller = new Caller("bench", Role.Administrator, Door.Agent);
            await registry.ChangeAsync(new ClassChange.Replace(ConfiguredClasses.OfAll(configuration.Options.Classes), IsLive: true), caller, "", "", CancellationToken.None);
            var factory = new InspectorFactory(configuration, registry, shots, metrics, new AlarmBoard(TimeProvider.System), TimeProvider.System, NullLogger<InspectorFactory>.Instance);
            using var inspector = await factory.CreateAsync(CancellationToken.None);
            var times = new double[Repetitions];
            for (var i = 0; i < Repetitions; i++)
            {
                times[i] = await MillisecondsAsync(inspector, configuration, i);
            }

            Array.Sort(times);
            var (median, most) = (times[Repetitions / 2], times[^1]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"class set/prompt to first verdict, {inspector.Backbone.Name}: median {median:0.0} ms, most {most:0.0} ms of {Repetitions}; budget {MostMilliseconds} ms"));
            var (rollback, slowest) = await RollbacksAsync(registry, inspector, caller);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"class set/rollback to first verdict, {inspector.Backbone.Name}: median {rollback:0.0} ms, most {slowest:0.0} ms of {Repetitions}; budget {MostRollbackMilliseconds} ms"));
            return median <= MostMilliseconds && slowest <= MostRollbackMilliseconds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>From the command to roll back to the first verdict under the classes of then; each time to another revision.</summary>
    private static async Task<(double Median, double Most)> RollbacksAsync(ClassRegistry registry, Inspector inspector, Caller caller)
    {
        for (var i = 0; i < Repetitions; i++)
        {
            var added = new RegisteredClass { Id = "", Number = 0, Name = $"flaw {i}", Prompts = [$"dark branching crack, kind {i}"] };
            await registry.ChangeAsync(new ClassChange.Add(added), caller, "", "", CancellationToken.None);
        }

        var times = new double[Repetitions];
        using var image = new Mat(160, 160, MatType.CV_8UC1, Scalar.All(120));
        for (var i = 0; i < Repetitions; i++)
        {
            var verdicts = new List<Verdict>();
            var started = Stopwatch.GetTimestamp();
            var changed = await registry.ChangeAsync(new ClassChange.Rollback(1 + i), caller, "", "", CancellationToken.None);
            await inspector.ApplyAsync(changed.State.Live, CancellationToken.None);
            using var frame = new Frame("line", image.Clone()) { CapturedTimestamp = started, CapturedAt = DateTimeOffset.UnixEpoch };
            inspector.Inspect([frame], verdicts);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[Repetitions / 2], times[^1]);
    }

    private static async Task<double> MillisecondsAsync(Inspector inspector, DeviceConfiguration configuration, int number)
    {
        var added = new ClassOptions { Number = 100 + number, Name = $"new {number}", Prompt = new PromptSection { Prompts = [$"dark branching crack, kind {number}", "thin irregular line"] } };
        using var image = new Mat(160, 160, MatType.CV_8UC1, Scalar.All(120));
        var verdicts = new List<Verdict>();
        var started = Stopwatch.GetTimestamp();
        var set = await inspector.ApplyAsync(new ClassRevision(2 + number, ConfiguredClasses.OfAll([.. configuration.Options.Classes, added])), CancellationToken.None);
        using var frame = new Frame("line", image) { CapturedTimestamp = started, CapturedAt = DateTimeOffset.UnixEpoch };
        inspector.Inspect([frame], verdicts);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return verdicts.Single().ClassSetRevision == set.Revision ? elapsed : throw new InvalidOperationException("The first verdict was not under the new class set.");
    }
}
