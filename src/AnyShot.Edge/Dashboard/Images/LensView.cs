using AnyShot.Edge.Capture;
using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Sharpness and exposure of the newest frame of one camera, measured only when somebody asks, at most so often, and shared by all who look. Off the camera's thread.</summary>
internal sealed class LensView(string camera, CameraSet cameras, TimeSpan interval, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Mat _frame = new();
    private LensReport? _report;
    private long _measuredAt;

    /// <summary>Null while the camera has delivered no frame.</summary>
    public async Task<LensReport?> GetAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var isFresh = _report is not null && (cameras.Latest(camera)?.Sequence == _report.Sequence || time.GetElapsedTime(_measuredAt) < interval);
            if (!isFresh && cameras.CopyLatest(camera, _frame) is { } stamp)
            {
                _measuredAt = time.GetTimestamp();
                var values = LensMeasure.Of(_frame, Region.Of(cameras.Details(camera)!.Region, _frame.Size()));
                _report = new LensReport(stamp.Sequence, stamp.CapturedAt, values.Focus, values.Mean, values.Dark, values.Bright);
            }

            return _report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _frame.Dispose();
    }
}
