using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Capture;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Security;

public sealed class RefusalLogTests
{
    private readonly OffsetClock _clock = new();
    private readonly RecordingLoggers _loggers = new();
    private readonly RefusalLog _log;

    public RefusalLogTests() => _log = new RefusalLog(_clock, _loggers.CreateLogger<RefusalLog>());

    [Fact]
    public void Say_SameCauseAndAddress_IsLoggedOnceUntilItIsOld()
    {
        for (var i = 0; i < 5; i++)
        {
            _log.Say("401 /api/state", "192.0.2.1", "Log in first.");
        }

        _log.Say("401 /api/state", "192.0.2.2", "Log in first.");
        _log.Say("403 /api/state", "192.0.2.1", "Not allowed.");
        _loggers.Lines.Count.ShouldBe(3);

        _clock.Advance(TimeSpan.FromMinutes(11));
        _log.Say("401 /api/state", "192.0.2.1", "Log in first.");
        _loggers.Lines.Count.ShouldBe(4);
        _loggers.Lines.Last().Text.ShouldContain("4 more like it before");
    }

    [Fact]
    public void Say_EndlessAddresses_NeitherGrowsNorFillsTheLog()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _log.Say("401 /api/state", $"2001:db8::{i:x}", "Log in first.");
        }

        _log.Remembered.ShouldBeLessThanOrEqualTo(2 * RefusalLog.Most);
        _loggers.Lines.Count.ShouldBeLessThanOrEqualTo(RefusalLog.Most + 1);
    }
}
