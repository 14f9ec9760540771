using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Tests.Control;

/// <summary>Body of the verb that the tests of the desk add.</summary>
public sealed record EchoBody : ControlBody
{
    public required string Text { get; init; }

    public int? Number { get; init; }
}
