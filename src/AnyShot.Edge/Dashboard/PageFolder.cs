namespace AnyShot.Edge.Dashboard;

/// <summary>Where the built page lies.</summary>
/// <param name="Path">Absolute; by default <c>wwwroot</c> beside the agent's assembly.</param>
public sealed record PageFolder(string Path)
{
    public static PageFolder BesideTheAgent { get; } = new(System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot"));
}
