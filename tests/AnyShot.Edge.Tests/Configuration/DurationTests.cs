using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Configuration;

public sealed class DurationTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("10min", 600_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("0s", 0)]
    public void TryParse_NumberAndUnit_Parses(string text, double milliseconds)
    {
        Duration.TryParse(text, out var duration).ShouldBeTrue();
        duration.TotalMilliseconds.ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("1e9d")]
    [InlineData("99999999d")]
    [InlineData("00:00:05")]
    public void TryParse_AnythingElse_Refuses(string text) => Duration.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(90, "90s")]
    [InlineData(3600, "1h")]
    [InlineData(0, "0s")]
    [InlineData(0.0005, "0.5ms")]
    public void Format_RoundTrips(double seconds, string text) => Duration.Format(TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
