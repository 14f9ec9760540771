using System.Net.Sockets;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.OpcUa;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Hosting;

public sealed class InspectionWatchdogTests
{
    private readonly SteppingTime _time = new();
    private readonly InspectionHeartbeat _heartbeat;

    public InspectionWatchdogTests() => _heartbeat = new InspectionHeartbeat(_time);

    [Fact]
    public async Task Started_EachStepOfTheHeartbeatFeedsOnce_AndNothingElseDoes()
    {
        var systemd = new Notifier();
        var watchdog = await StartAsync(systemd);
        Beat(100);
        systemd.Messages.ShouldBeEmpty();

        Beat(400);
        Beat(500);
        systemd.Messages.ShouldBe(["WATCHDOG=1", "WATCHDOG=1"]);

        _time.Step(TimeSpan.FromSeconds(60));
        systemd.Messages.Count.ShouldBe(2, "without a beat nothing is sent, however late it is");

        await watchdog.StopAsync(CancellationToken.None);
        Beat(500);
        systemd.Messages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NotUnderSystemd_NothingHappens(bool hasNotifier)
    {
        var systemd = new Notifier { IsEnabled = false };
        var watchdog = await StartAsync(hasNotifier ? systemd : null);
        Beat(500);

        systemd.Messages.ShouldBeEmpty();
        await watchdog.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task SystemdDoesNotTakeTheMessage_LoopGoesOn()
    {
        await StartAsync(new Notifier { Failure = new SocketException((int)SocketError.ConnectionRefused) });

        Should.NotThrow(() => Beat(500));
        _heartbeat.Counter.ShouldBe(1u);
    }

    private async Task<InspectionWatchdog> StartAsync(Notifier? systemd)
    {
        var services = new ServiceCollection();
        if (systemd is not null)
        {
            services.AddSingleton<ISystemdNotifier>(systemd);
        }

        var watchdog = new InspectionWatchdog(_heartbeat, services.BuildServiceProvider(), NullLogger<InspectionWatchdog>.Instance);
        await watchdog.StartAsync(CancellationToken.None);
        return watchdog;
    }

    private void Beat(int afterMs)
    {
        _time.Step(TimeSpan.FromMilliseconds(afterMs));
        _heartbeat.Beat();
    }

    private sealed class Notifier : ISystemdNotifier
    {
        public List<string> Messages { get; } = [];

        public bool IsEnabled { get; init; } = true;

        public Exception? Failure { get; init; }

        public void Notify(ServiceState state)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            Messages.Add(state.ToString());
        }
    }
}
