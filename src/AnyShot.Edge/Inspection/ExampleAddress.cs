namespace AnyShot.Edge.Inspection;

/// <summary>Where the examples of a class come from: a folder, or <c>virtual:CLASS</c> for rendered ones.</summary>
public static class ExampleAddress
{
    public const string VirtualPrefix = "virtual:";
}
