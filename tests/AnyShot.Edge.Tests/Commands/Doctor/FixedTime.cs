namespace AnyShot.Edge.Tests.Commands.Doctor;

/// <summary>A clock that shows one moment.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
