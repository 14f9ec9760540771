using AnyShot.Edge.Observability;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Observability;

public sealed class HealthMemoryTests
{
    private readonly FakeHealth _health = new();
    private readonly OffsetClock _clock = new();

    [Fact]
    public void Of_PartThatWasDown_RemembersWhatAiledItAndForHowLong()
    {
        using var memory = new HealthMemory([_health], _clock);
        var began = Look(memory, HealthStatus.Ok, "Connected.");
        memory.Of("mqtt").ShouldBe(new HealthPast(HealthStatus.Ok, began, "", null, null));

        var lost = Look(memory, HealthStatus.Down, "The broker does not answer.");
        Look(memory, HealthStatus.Down, "The broker refuses the password.");
        memory.Of("mqtt").ShouldBe(new HealthPast(HealthStatus.Down, lost, "The broker refuses the password.", lost, null));

        var back = Look(memory, HealthStatus.Ok, "Connected.");
        Look(memory, HealthStatus.Ok, "Connected.");
        memory.Of("mqtt").ShouldBe(new HealthPast(HealthStatus.Ok, back, "The broker refuses the password.", lost, back));

        var again = Look(memory, HealthStatus.Down, "The broker does not answer.");
        memory.Of("mqtt").ShouldBe(new HealthPast(HealthStatus.Down, again, "The broker does not answer.", again, null));
        memory.Of("opcua").ShouldBeNull();
        (lost > began && back > lost && again > back).ShouldBeTrue();
    }

    /// <returns>The time of the look.</returns>
    private DateTimeOffset Look(HealthMemory memory, HealthStatus status, string sentence)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        _health.Set("mqtt", status, sentence);
        memory.Look();
        var past = memory.Of("mqtt")!;
        return status == HealthStatus.Down ? past.TroubleSince!.Value : past.Since;
    }
}
