namespace AnyShot.Engine.Data;

/// <summary>Where the examples of a class come from.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Address">Folder of images, or <c>virtual:CLASS</c> for parts that the virtual line renders.</param>
/// <param name="Most">Most examples to use, at least 1.</param>
public sealed record ExampleSource(string Name, string Address, int Most)
{
    /// <summary>Begins the address of rendered examples.</summary>
    public const string VirtualPrefix = "virtual:";
}
