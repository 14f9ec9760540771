using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security.Certificates;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Security.Certificates;

public sealed class CertificateWatchTests : IDisposable
{
    private readonly TestPlant _plant = new();
    private readonly OffsetClock _clock = new();

    public void Dispose() => _plant.Dispose();

    [Fact]
    public async Task Look_ThirtyDaysBefore_RaisesAnAlarmThatARenewalClears()
    {
        var file = _plant.Server("page");
        var options = new AgentOptions { StateDirectory = ".", Dashboard = { CertificateFile = file, KeyFile = PlantAuthority.KeyFileOf(file), ClientCaFile = _plant.CaFile } };
        var alarms = new AlarmBoard(_clock);
        using var watch = new CertificateWatch(new DeviceConfiguration(options, Path.Combine(_plant.Folder, "device.json"), 1), alarms, _clock, NullLogger<CertificateWatch>.Instance);

        await watch.LookAsync(default);
        alarms.Current.ShouldBeEmpty();

        _clock.Advance(TimeSpan.FromDays(65));
        await watch.LookAsync(default);
        var alarm = alarms.Current.ShouldHaveSingleItem();
        alarm.Id.ShouldBe(CertificateWatch.AlarmId);
        alarm.Sentence.ShouldStartWith("dashboard.certificateFile: ");
        alarm.Sentence.ShouldContain("runs out on");

        _clock.Advance(TimeSpan.FromDays(40));
        await watch.LookAsync(default);
        alarms.Current.ShouldHaveSingleItem().Sentence.ShouldContain("ran out on");

        _plant.Authority.Renew(file, 365, _clock.GetUtcNow());
        await watch.LookAsync(default);
        alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_OldRevocationList_RaisesTheAlarmToo()
    {
        var file = _plant.Server("page");
        var options = new AgentOptions
        {
            StateDirectory = ".",
            Dashboard = { CertificateFile = file, KeyFile = PlantAuthority.KeyFileOf(file), ClientCaFile = _plant.CaFile, ClientCrlFile = _plant.CrlFile },
        };
        var alarms = new AlarmBoard(_clock);
        using var watch = new CertificateWatch(new DeviceConfiguration(options, Path.Combine(_plant.Folder, "device.json"), 1), alarms, _clock, NullLogger<CertificateWatch>.Instance);
        await watch.LookAsync(default);
        alarms.Current.ShouldHaveSingleItem().Sentence.ShouldContain("out of date since");
        _plant.Authority.RenewRevocationList(_clock.GetUtcNow());
        await watch.LookAsync(default);
        alarms.Current.ShouldBeEmpty();
    }
}
