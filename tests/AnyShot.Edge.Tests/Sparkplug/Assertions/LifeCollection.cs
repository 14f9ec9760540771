namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>The tests that look at the one recorded life.</summary>
[CollectionDefinition(Name)]
public sealed class LifeCollection : ICollectionFixture<RecordedLife>
{
    public const string Name = "Sparkplug life";
}
