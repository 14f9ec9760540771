using System.Globalization;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Edge.Capture.Sources;

/// <summary>The procedural part line: every frame is one part whose true class is known.</summary>
internal sealed class VirtualSource : IFrameSource
{
    private readonly SourceAddress _address;
    private readonly VirtualLine _line;
    private readonly Pace _pace;
    private long _shown;

    public VirtualSource(SourceAddress address, TimeProvider time)
    {
        var standard = new VirtualLineOptions();
        _address = address;
        _pace = new Pace(time);
        _line = new VirtualLine(standard with { Seed = address.Seed, Width = address.Width ?? standard.Width, Height = address.Height ?? standard.Height });
    }

    public TimeSpan Period => _pace.Period;

    public void Open(CancellationToken cancellationToken) => _pace.Begin(_address.Rate ?? SourceAddress.DefaultRate);

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        if (_address.Count > 0 && _shown == _address.Count)
        {
            return new FrameRead(FrameReadStatus.Ended, Reason: $"The virtual line reached its end after {_address.Count} parts.");
        }

        _pace.Wait(cancellationToken);
        image.Create(_line.Height, _line.Width, MatType.CV_8UC1);
        var part = _line.Next(image.AsSpan<byte>());
        _shown = part.Number;
        return new FrameRead(FrameReadStatus.Frame, part.ClassName, part.Number.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
    }
}
