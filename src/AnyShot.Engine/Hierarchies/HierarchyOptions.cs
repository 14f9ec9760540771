namespace AnyShot.Engine.Hierarchies;

/// <summary>How a hierarchy is measured.</summary>
public sealed record HierarchyOptions
{
    /// <summary>Examples a class (K).</summary>
    public int Shots { get; init; } = 5;

    /// <summary>Queries a class.</summary>
    public int Queries { get; init; } = 15;

    /// <summary>Episodes, each over all classes.</summary>
    public int Runs { get; init; } = 100;

    /// <summary>Decides every draw.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Paths that are followed.</summary>
    public int Beam { get; init; } = 3;

    /// <summary>Members of a group count by their examples.</summary>
    public bool ByCount { get; init; }
}
