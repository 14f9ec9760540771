namespace AnyShot.Engine.Tests.Clip;

/// <summary>Tests that share one run of reference.py; on their own, because they load models.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClipCollection : ICollectionFixture<ClipReference>
{
    public const string Name = "CLIP";
}
