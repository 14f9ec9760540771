using System.Collections.Frozen;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Sharpness and exposure of all cameras.</summary>
public sealed class LensViews(AgentOptions options, CameraSet cameras, TimeProvider time) : IDisposable
{
    private readonly FrozenDictionary<string, LensView> _views = options.Cameras.ToFrozenDictionary(
        camera => camera.Name, camera => new LensView(camera.Name, cameras, TimeSpan.FromSeconds(1.0 / options.Dashboard.PreviewRate), time), StringComparer.Ordinal);

    /// <summary>Null while the camera has delivered no frame, or when there is no such camera.</summary>
    public Task<LensReport?> GetAsync(string camera, CancellationToken cancellationToken) =>
        _views.TryGetValue(camera, out var view) ? view.GetAsync(cancellationToken) : Task.FromResult<LensReport?>(null);

    public void Dispose()
    {
        foreach (var view in _views.Values)
        {
            view.Dispose();
        }
    }
}
