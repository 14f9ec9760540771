using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>The newest frame of one camera as JPEG, encoded at most so often and shared by all pages.</summary>
internal sealed class CameraPreview(string camera, ICameraViews cameras, TimeSpan interval, TimeProvider time) : IDisposable
{
    private const int LongestSide = 960;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Mat _frame = new();
    private readonly Mat _small = new();
    private Preview? _preview;
    private long _encodedAt;

    /// <summary>Null while the camera has delivered no frame.</summary>
    public async Task<Preview?> GetAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var stamp = cameras.Latest(camera);
            var isFresh = _preview is not null && (stamp?.Sequence == _preview.Stamp.Sequence || time.GetElapsedTime(_encodedAt) < interval);
            if (!isFresh && cameras.CopyLatest(camera, _frame) is { } copied)
            {
                _encodedAt = time.GetTimestamp();
                JpegEncoder.Shrink(_frame, _small, LongestSide);
                _preview = new Preview(copied, JpegEncoder.Encode(_small));
            }

            return _preview;
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
        _small.Dispose();
    }
}
