using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Tests.Hosting;

public sealed class AgentWorkerTests
{
    [Fact]
    public async Task StartAsync_StartGivenUpLater_GoesOnUntilItIsStopped()
    {
        using var start = new CancellationTokenSource();
        using var worker = new Waiting();
        await worker.StartAsync(start.Token);
        await worker.Running;

        await start.CancelAsync();

        worker.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await worker.StopAsync(CancellationToken.None);
        worker.ExecuteTask.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task StartAsync_StartGivenUpBefore_DoesNotBegin()
    {
        using var worker = new Waiting();

        await Should.ThrowAsync<OperationCanceledException>(() => worker.StartAsync(new CancellationToken(canceled: true)));

        worker.ExecuteTask.ShouldBeNull();
    }

    private sealed class Waiting : AgentWorker
    {
        private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Running => _running.Task;

        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            _running.SetResult();
            return Task.Delay(Timeout.Infinite, stoppingToken);
        }
    }
}
