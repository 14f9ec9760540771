using System.Globalization;
using System.Runtime.InteropServices;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using OpenCvSharp;

namespace AnyShot.Edge.Capture.Sources;

/// <summary>Rendered surfaces with and without defects, in colour: every frame is one part whose true class is known.</summary>
internal sealed class SceneSource(SourceAddress address, TimeProvider time) : IFrameSource
{
    private readonly SceneLine _line = new(address.Scenes, address.Width ?? address.Height ?? new VirtualLineOptions().Width, address.Seed);
    private readonly Pace _pace = new(time);
    private long _shown;

    public TimeSpan Period => _pace.Period;

    public void Open(CancellationToken cancellationToken) => _pace.Begin(address.Rate ?? SourceAddress.DefaultRate);

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        if (address.Count > 0 && _shown == address.Count)
        {
            return new FrameRead(FrameReadStatus.Ended, Reason: $"The virtual line reached its end after {address.Count} parts.");
        }

        _pace.Wait(cancellationToken);
        image.Create(_line.Side, _line.Side, MatType.CV_8UC3);
        var part = _line.Next(MemoryMarshal.AsBytes(image.AsSpan<Vec3b>()));
        _shown = part.Number;
        return new FrameRead(FrameReadStatus.Frame, part.ClassName, part.Number.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
    }
}
