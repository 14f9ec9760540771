namespace AnyShot.Engine.Tests;

/// <summary>Tests that depend on libtorch's one random generator for the process run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchCollection
{
    public const string Name = "libtorch";
}
