using AnyShot.Edge.Observability;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Observability;

public sealed class LogRingTests
{
    private readonly LogRing _ring = new(TimeProvider.System);

    [Fact]
    public void Entries_MoreThanAreKept_AreTheNewestAndKeepTheirNumbers()
    {
        var log = _ring.CreateLogger("a");
        for (var i = 1; i <= LogRing.MostEntries + 10; i++)
        {
            log.Log(LogLevel.Information, new EventId(7), i, null, (number, _) => $"line {number}");
        }

        _ring.Entries.Count.ShouldBe(LogRing.MostEntries);
        _ring.Entries[0].Number.ShouldBe(11);
        _ring.Entries[^1].ShouldBe(_ring.Entries[^1] with { Number = LogRing.MostEntries + 10, Text = $"line {LogRing.MostEntries + 10}", EventId = 7, Category = "a", Level = LogLevel.Information });
    }

    [Fact]
    public void Entries_OfLongLines_StayWithinTheirSize()
    {
        var log = _ring.CreateLogger("a");
        for (var i = 0; i < 1000; i++)
        {
            log.Log(LogLevel.Warning, default, i, new InvalidOperationException(new string('x', 10_000)), (number, _) => $"line {number}");
        }

        _ring.Entries.ShouldAllBe(entry => entry.Text.Length == LogRing.LongestText);
        _ring.Entries.Sum(entry => entry.Text.Length).ShouldBeInRange(LogRing.MostCharacters - LogRing.LongestText, LogRing.MostCharacters);
        _ring.Entries[^1].Text.ShouldStartWith("line 999\nSystem.InvalidOperationException: xxx");
    }

    [Fact]
    public void Entries_LoggedByManyAtOnce_AreNumberedWithoutGaps()
    {
        Parallel.For(0, 1000, i => _ring.CreateLogger("a").Log(LogLevel.Debug, default, i, null, (number, _) => $"{number}"));
        _ring.Entries.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, 1000).Select(number => (long)number));
    }
}
