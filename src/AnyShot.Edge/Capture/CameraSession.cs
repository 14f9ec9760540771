using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>
/// One thread of a camera: opens the source, reads it, opens it again after a loss. A call into a driver that never returns cannot be ended from outside;
/// the worker then abandons the session and starts another, and this one ends itself if its call ever returns.
/// </summary>
internal sealed class CameraSession(CameraWorker worker, Func<IFrameSource> create, TimeProvider time, CancellationToken cancellationToken)
{
    private long _busySince;
    private long _allowedTicks;
    private volatile bool _abandoned;
    private Thread? _thread;

    /// <summary>True once the thread has ended.</summary>
    public bool HasEnded => _thread is { IsAlive: false };

    public void Start(string name)
    {
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>True when the current call into the source lasts longer than it may.</summary>
    public bool IsStalled()
    {
        var since = Volatile.Read(ref _busySince);
        return since != 0 && time.GetElapsedTime(since) > TimeSpan.FromTicks(Volatile.Read(ref _allowedTicks));
    }

    /// <summary>The worker no longer listens to this session.</summary>
    public void Abandon() => _abandoned = true;

    /// <summary>Waits for the thread.</summary>
    /// <returns>False when it is still inside a call.</returns>
    public bool Join(TimeSpan timeout) => _thread is null || _thread.Join(timeout);

    private bool Goes => !_abandoned && !cancellationToken.IsCancellationRequested;

    private void Run()
    {
        var image = new Mat();
        try
        {
            while (Goes && ReadUntilLost(ref image))
            {
                cancellationToken.WaitHandle.WaitOne(worker.NextDelay());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The agent stops.
        }
        finally
        {
            image.Dispose();
        }
    }

    /// <returns>True when the source was lost and should be opened again.</returns>
    private bool ReadUntilLost(ref Mat image)
    {
        using var source = create();
        try
        {
            Call(worker.OpenTimeout, () => source.Open(cancellationToken));
            worker.Opened(this);
            while (Goes)
            {
                worker.WaitForRoom(cancellationToken);
                var read = Read(source, image);
                switch (read.Status)
                {
                    case FrameReadStatus.Frame when image.Empty():
                        worker.Lost(this, "It delivers an empty image.");
                        return true;
                    case FrameReadStatus.Frame when !worker.Deliver(this, ref image, read):
                        return Goes;
                    case FrameReadStatus.Skipped:
                        worker.Skipped(this, read.Reason!);
                        break;
                    case FrameReadStatus.Ended:
                        worker.Ended(this, read.Reason!);
                        return false;
                    case FrameReadStatus.Lost:
                        worker.Lost(this, read.Reason!);
                        return true;
                }
            }
        }
        catch (Exception error) when (error is FrameSourceException or OpenCVException)
        {
            worker.Lost(this, error.Message);
            return true;
        }

        return false;
    }

    private FrameRead Read(IFrameSource source, Mat image)
    {
        Volatile.Write(ref _allowedTicks, (worker.ReadTimeout + source.Period).Ticks);
        Volatile.Write(ref _busySince, time.GetTimestamp());
        try
        {
            return source.Read(image, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _busySince, 0);
        }
    }

    private void Call(TimeSpan allowed, Action call)
    {
        Volatile.Write(ref _allowedTicks, allowed.Ticks);
        Volatile.Write(ref _busySince, time.GetTimestamp());
        try
        {
            call();
        }
        finally
        {
            Volatile.Write(ref _busySince, 0);
        }
    }
}
