namespace AnyShot.Edge.Tests.Hosting;

/// <summary>Tests that look at the memory of the whole test process; what runs beside them would be counted too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "Memory";
}
