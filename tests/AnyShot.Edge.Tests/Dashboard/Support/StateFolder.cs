namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>A folder that goes with its host.</summary>
internal sealed class StateFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("anyshot-page-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
