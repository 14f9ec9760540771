using System.Collections.Frozen;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>The previews of all configured cameras.</summary>
public sealed class CameraPreviews(AgentOptions options, ICameraViews cameras, TimeProvider time) : IDisposable
{
    private readonly FrozenDictionary<string, CameraPreview> _previews = options.Cameras.ToFrozenDictionary(
        camera => camera.Name,
        camera => new CameraPreview(camera.Name, cameras, TimeSpan.FromSeconds(1.0 / options.Dashboard.PreviewRate), time),
        StringComparer.Ordinal);

    public bool Has(string camera) => _previews.ContainsKey(camera);

    /// <summary>Null while the camera has delivered no frame, or when there is no such camera.</summary>
    public Task<Preview?> GetAsync(string camera, CancellationToken cancellationToken) =>
        _previews.TryGetValue(camera, out var preview) ? preview.GetAsync(cancellationToken) : Task.FromResult<Preview?>(null);

    public void Dispose()
    {
        foreach (var preview in _previews.Values)
        {
            preview.Dispose();
        }
    }
}
