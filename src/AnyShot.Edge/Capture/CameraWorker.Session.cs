using System.Globalization;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <content>What the capture thread calls. A session that was abandoned finds closed doors.</content>
internal sealed partial class CameraWorker
{
    internal TimeSpan NextDelay()
    {
        lock (_gate)
        {
            return _delay.Next();
        }
    }

    internal void Opened(CameraSession session)
    {
        lock (_gate)
        {
            if (session == _session)
            {
                _reset = true;
                if (_sequence > 0)
                {
                    Count(CounterNames.CameraReconnects);
                }
            }
        }
    }

    /// <summary>Where the source is as fast as it is taken, waits until the inspection has room; a camera is not held up.</summary>
    internal void WaitForRoom(CancellationToken cancellationToken)
    {
        if (_address.AsFastAsTaken)
        {
            _buffer.WaitForRoom(cancellationToken);
        }
    }

    /// <summary>Takes a frame in and exchanges its buffer for a free one.</summary>
    /// <returns>False when the source must be opened again.</returns>
    internal bool Deliver(CameraSession session, ref Mat image, in FrameRead read)
    {
        lock (_gate)
        {
            if (session != _session || _stop.IsCancellationRequested)
            {
                return false;
            }

            var timestamp = _time.GetTimestamp();
            var capturedAt = _time.GetUtcNow();
            Count(CounterNames.FramesCaptured);
            if (IsFrozen(image, timestamp))
            {
                return false;
            }

            _sequence++;
            ToRunning(image);
            if (_trigger.IsPart(image, timestamp, out var command))
            {
                if (_judges())
                {
                    Enqueue(image, read, command, timestamp, capturedAt);
                }
                else
                {
                    command?.RaiseLost("the station is in maintenance");
                }
            }

            image = _latest.Exchange(image, new FrameStamp(_sequence, capturedAt));
            return true;
        }
    }

    internal void Skipped(CameraSession session, string reason)
    {
        lock (_gate)
        {
            if (session == _session)
            {
                Count(CounterNames.FramesUnreadable);

                // A looping folder meets the same file again and again; once is enough for the log.
                if (_warned.Count < MostWarnedFiles && _warned.Add(reason))
                {
                    LogUnreadable(Name, reason);
                }
            }
        }
    }

    internal void Ended(CameraSession session, string reason)
    {
        lock (_gate)
        {
            if (session == _session && _condition.Change(CameraState.Ended, $"Camera {Name} has no more frames: {reason}"))
            {
                LogEnded(Name, reason);
            }
        }
    }

    internal void Lost(CameraSession session, string reason)
    {
        lock (_gate)
        {
            if (session == _session)
            {
                ToLost(reason);
            }
        }
    }

    private bool IsFrozen(Mat image, long timestamp)
    {
        if (!_address.IsLive || _options.FrozenAfter <= TimeSpan.Zero || !_latest.Shows(image))
        {
            _lastChange = timestamp;
            return false;
        }

        var still = _time.GetElapsedTime(_lastChange, timestamp);
        if (still < _options.FrozenAfter)
        {
            return false;
        }

        var sentence = $"Camera {Name} has delivered the same image for {still.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s; it is opened again.";
        if (_condition.Change(CameraState.Frozen, sentence))
        {
            LogFrozen(Name, still.TotalSeconds);
        }

        return true;
    }

    private void ToRunning(Mat image)
    {
        if (State != CameraState.Running)
        {
            _condition.Change(CameraState.Running, $"Camera {Name} delivers frames of {image.Width} x {image.Height} pixels.");
            LogRunning(Name, _address.Display, image.Width, image.Height);
        }

        _delay.Reset();
        if (_reset)
        {
            _reset = false;
            _trigger.Reset();
        }
    }

    private void ToLost(string reason)
    {
        if (_condition.Change(CameraState.Lost, $"Camera {Name} is lost: {reason}"))
        {
            LogLost(Name, reason);
            _trigger.Reset();
        }
    }

    private void Enqueue(Mat image, in FrameRead read, TriggerCommand? command, long timestamp, DateTimeOffset capturedAt)
    {
        var frame = _pool.Rent();
        image.CopyTo(frame.Image);
        (frame.Sequence, frame.CapturedAt, frame.CapturedTimestamp) = (_sequence, capturedAt, timestamp);
        (frame.Region, frame.ConfigurationChecksum) = (_settings.Region, _settings.Checksum);
        (frame.Truth, frame.Command) = (read.Truth, command);
        frame.PartId = command is { PartId.Length: > 0 } ? command.PartId : read.PartId;
        Count(CounterNames.Triggers);
        if (!_buffer.Add(frame))
        {
            Count(CounterNames.FramesDropped);
            LogDropped(Name);
        }

        _arrived();
    }
}
