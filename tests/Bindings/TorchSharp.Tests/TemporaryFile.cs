namespace TorchSharp.Tests;

/// <summary>A path in the temporary folder; what the test leaves there is removed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"anyshot-test-{Guid.NewGuid():n}.dat");

    public void Dispose() => File.Delete(Path);
}
