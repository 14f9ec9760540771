using System.Collections.Concurrent;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Control;

/// <summary>Classes in words change at a whole agent, with the model that ships, while its camera delivers 10 frames a second. <c>bench classes --changes</c> measures the same.</summary>
public sealed class ClassChangesUnderLoadTests
{
    private const int Changes = 100;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);
    private static readonly Caller Engineer = new("erik", Role.Engineer, Door.Mqtt);

    [Fact]
    public async Task Changes_AHundred_DropNoFrameAndEveryVerdictIsOfOneWholeRevision()
    {
        var seen = new Seen();
        // The buffer is large enough that a test machine that stands still for a moment is not taken for an agent that does.
        using var bench = new AgentBench(camera: """ "source": "virtual:?seed=1&rate=10&width=64&height=64", "bufferSize": 64 """);
        await using var app = bench.Build(services => services.AddSingleton<IVerdictObserver>(seen));
        await app.StartAsync();
        var desk = app.Services.GetRequiredService<IControlDesk>();
        var registry = app.Services.GetRequiredService<IClassRegistry>();
        using var deadline = new CancellationTokenSource(Deadline);
        var id = "";
        for (var i = 0; i < Changes; i++)
        {
            var data = await AskAsync((i % 3) switch
            {
                0 => (ControlVerbs.ClassAdd, $$"""{"name":"flaw {{i}}","prompts":["dark branching crack, kind {{i}}"]}"""),
                1 => (ControlVerbs.ClassChange, $$"""{"id":"{{id}}","name":"other {{i}}","prompts":["thin irregular line, kind {{i}}"]}"""),
                _ => (ControlVerbs.ClassRetire, $$"""{"id":"{{id}}"}"""),
            });
            id = data.GetProperty("id").GetString()!;
            await AskAsync((ControlVerbs.Promote, $$"""{"revision":{{data.GetProperty("revision").GetInt64()}},"force":true,"why":"a test"}"""));
            // Now and then a verdict is waited for, so that parts come between the changes on a fast machine too.
            if (i % 10 == 0)
            {
                var before = seen.Verdicts.Count;
                while (seen.Verdicts.Count == before)
                {
                    await Task.Delay(10, deadline.Token);
                }
            }
        }

        while (!seen.Verdicts.Any(verdict => verdict.ClassSetRevision == registry.State.Live.Revision))
        {
            await Task.Delay(10, deadline.Token);
        }

        await app.StopAsync();
        var counters = app.Services.GetRequiredService<AgentMetrics>().Counters;
        counters.Get(CounterNames.FramesDropped, "camera", "line").ShouldBe(0);
        counters.Get(CounterNames.Triggers, "camera", "line").ShouldBe(seen.Verdicts.Count, "every frame became a verdict");
        seen.Verdicts.Select(verdict => verdict.ClassSetRevision).Distinct().Count().ShouldBeGreaterThanOrEqualTo(Changes / 10);
        foreach (var verdicts in seen.Verdicts.GroupBy(verdict => verdict.ClassSetRevision))
        {
            var classes = (await registry.FindAsync(verdicts.Key, CancellationToken.None))!.Classes.Where(entry => !entry.IsRetired).ToDictionary(entry => entry.Number, entry => entry.Name);
            verdicts.ShouldAllBe(verdict => classes.GetValueOrDefault(verdict.ClassNo) == verdict.ClassName);
        }

        async Task<JsonElement> AskAsync((string Verb, string Body) request)
        {
            while (true)
            {
                var reply = await desk.ExecuteAsync(new ControlRequest(request.Verb, "", JsonElement.Parse(request.Body)), Engineer, deadline.Token);
                if (reply.Outcome != ControlOutcome.TooMany)
                {
                    reply.Success.ShouldBeTrue(reply.Sentence);
                    return reply.Data!.Value;
                }

                await Task.Delay(10, deadline.Token);
            }
        }
    }

    private sealed class Seen : IVerdictObserver
    {
        public ConcurrentQueue<Verdict> Verdicts { get; } = new();

        public void OnVerdict(Verdict verdict, Mat part) => Verdicts.Enqueue(verdict);
    }
}
