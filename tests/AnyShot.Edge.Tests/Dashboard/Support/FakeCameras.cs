using System.Collections.Concurrent;
using AnyShot.Edge.Dashboard;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>Cameras whose frames the test draws.</summary>
internal sealed class FakeCameras : ICameraViews, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (FrameStamp Stamp, Mat Image)> _frames = [];

    public ConcurrentQueue<(string Camera, string PartId)> Triggers { get; } = [];

    public Dictionary<string, TriggerOutcome> Outcomes { get; } = [];

    public int Copies { get; private set; }

    /// <summary>The camera delivers a frame of one colour.</summary>
    public void Deliver(string camera, int width = 320, int height = 240, byte grey = 128)
    {
        lock (_gate)
        {
            var sequence = _frames.TryGetValue(camera, out var old) ? old.Stamp.Sequence + 1 : 1;
            old.Image?.Dispose();
            _frames[camera] = (new FrameStamp(sequence, TimeProvider.System.GetUtcNow()), new Mat(height, width, MatType.CV_8UC3, new Scalar(grey, grey, grey)));
        }
    }

    public FrameStamp? Latest(string camera)
    {
        lock (_gate)
        {
            return _frames.TryGetValue(camera, out var frame) ? frame.Stamp : null;
        }
    }

    public FrameStamp? CopyLatest(string camera, Mat image)
    {
        lock (_gate)
        {
            if (!_frames.TryGetValue(camera, out var frame))
            {
                return null;
            }

            Copies++;
            frame.Image.CopyTo(image);
            return frame.Stamp;
        }
    }

    public TriggerOutcome Trigger(string camera, string partId)
    {
        var outcome = Outcomes.GetValueOrDefault(camera, TriggerOutcome.UnknownCamera);
        if (outcome == TriggerOutcome.Accepted)
        {
            Triggers.Enqueue((camera, partId));
        }

        return outcome;
    }

    public void Dispose()
    {
        foreach (var (_, image) in _frames.Values)
        {
            image.Dispose();
        }
    }
}
