using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenCvSharp;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AnyShot.Edge.Tests.Hosting;

public sealed class AgentHostTests : IDisposable
{
    private readonly AgentBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RunAsync_StoppedAfterVerdicts_EndsWithSuccessAndEveryVerdictSeenIsDurable()
    {
        var counting = new Counting();
        await using var app = _bench.Build(s => s.AddSingleton<IVerdictObserver>(counting));
        counting.At(5, app.Lifetime.StopApplication);

        (await AgentHost.RunAsync(app, CancellationToken.None)).ShouldBe(ExitCodes.Success);

        counting.Seen.ShouldBeGreaterThanOrEqualTo(5);
        app.Services.GetRequiredService<IOutbox>().Counts().Total.ShouldBe(counting.Seen);
        _bench.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_WorkerFaults_EndsWithFaultAndSaysIt()
    {
        await using var app = _bench.Build(s => s.AddHostedService<Faulting>());

        (await AgentHost.RunAsync(app, CancellationToken.None)).ShouldBe(ExitCodes.Fault);

        _bench.Errors.ShouldContain(l => l.RenderMessage(null).Contains("disk on fire", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_FaultReported_EndsWithFault()
    {
        var counting = new Counting();
        await using var app = _bench.Build(s => s.AddSingleton<IVerdictObserver>(counting));
        counting.At(1, () => app.Services.GetRequiredService<AgentFault>().Report("inspection", new InvalidOperationException("lost GPU")));

        (await AgentHost.RunAsync(app, CancellationToken.None)).ShouldBe(ExitCodes.Fault);
        _bench.Errors.ShouldContain(l => l.RenderMessage(null).Contains("inspection: lost GPU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_StopBeforeItHasStarted_EndsWithSuccess()
    {
        await using var app = _bench.Build();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        (await AgentHost.RunAsync(app, stop.Token)).ShouldBe(ExitCodes.Success);
        _bench.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_StopWhileItStarts_EndsWithSuccessAndStopsWhatHadStarted(bool bySignal)
    {
        using var stop = new CancellationTokenSource();
        var tail = new StopsDuringStart();
        await using var app = _bench.Build(s => s.AddSingleton<IHostedService>(tail));
        tail.Stop = bySignal ? stop.Cancel : app.Lifetime.StopApplication;

        (await AgentHost.RunAsync(app, stop.Token)).ShouldBe(ExitCodes.Success);
        _bench.Errors.ShouldNotContain(l => l.Level == Serilog.Events.LogEventLevel.Fatal);
        tail.Stopped.ShouldBeTrue();
        app.Lifetime.ApplicationStopped.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_ClassFolderWithoutImages_EndsWithUsageAndOneSentence()
    {
        using var bench = new AgentBench(examples: "empty");
        Directory.CreateDirectory(Path.Combine(bench.Folder, "empty"));
        await using var app = bench.Build();

        (await AgentHost.RunAsync(app, CancellationToken.None)).ShouldBe(ExitCodes.Usage);

        var line = bench.Errors.Single(l => l.RenderMessage(null).StartsWith("The agent could not start", StringComparison.Ordinal));
        line.RenderMessage(null).ShouldContain("has no usable example in empty");
        line.Exception.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_DamagedClassRegistry_EndsWithUsageAndOneSentenceAndKeepsTheFile()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_bench.Folder, "state")).FullName, "classes.db");
        await File.WriteAllTextAsync(file, new string('x', 9000));
        await using var app = _bench.Build();

        (await AgentHost.RunAsync(app, CancellationToken.None)).ShouldBe(ExitCodes.Usage);

        var line = _bench.Errors.Single();
        line.RenderMessage(null).ShouldContain("no empty one takes its place");
        line.Exception.ShouldBeNull();
        (await File.ReadAllTextAsync(file)).ShouldStartWith("xxx");
    }

    [Fact]
    public async Task RunAsync_OutboxHeldByAnotherAgent_EndsWithFaultAndOneSentence()
    {
        await using var first = _bench.Build();
        _ = first.Services.GetRequiredService<IOutbox>();
        await using var second = _bench.Build();

        (await AgentHost.RunAsync(second, CancellationToken.None)).ShouldBe(ExitCodes.Fault);
        _bench.Errors.ShouldContain(l => l.Exception == null && l.RenderMessage(null).Contains("same stateDirectory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_Logging_LeavesTheLevelToTheConfiguration()
    {
        await using var app = _bench.Build();

        app.Services.GetRequiredService<ILogger<AgentHostTests>>().IsEnabled(LogLevel.Debug).ShouldBeTrue();
    }

    [Fact]
    public void Build_StateDirectoryIsAFile_IsAMistakeOfTheConfiguration()
    {
        File.WriteAllText(Path.Combine(_bench.Folder, "state"), "");

        Should.Throw<ConfigurationException>(() => _bench.Build()).Mistakes.Single().Path.ShouldBe("stateDirectory");
    }

    private sealed class Counting : IVerdictObserver
    {
        private int _at = int.MaxValue;
        private Action? _then;

        public int Seen { get; private set; }

        public void At(int count, Action then) => (_then, _at) = (then, count);

        public void OnVerdict(Verdict verdict, Mat part)
        {
            if (++Seen == _at)
            {
                _then!();
            }
        }
    }

    private sealed class Faulting : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("disk on fire");
        }
    }

    private sealed class StopsDuringStart : IHostedService
    {
        public Action? Stop { get; set; }

        public bool Stopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Stop!();
            cancellationToken.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Stopped = true;
            return Task.CompletedTask;
        }
    }
}
