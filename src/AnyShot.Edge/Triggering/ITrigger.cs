using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>
/// Decides which frame becomes a part. Asked on the camera's own thread for every frame, so that nothing passes unseen while the inspection is busy;
/// only frames it names enter the buffer.
/// </summary>
public interface ITrigger : IDisposable
{
    /// <summary>Looks at the next frame.</summary>
    /// <param name="image">8-bit, one or three channels; valid during the call.</param>
    /// <param name="timestamp">When it was captured, as <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="command">The command that this frame answers; null where none did ask.</param>
    bool IsPart(Mat image, long timestamp, out TriggerCommand? command);

    /// <summary>The camera was away: forget what was seen.</summary>
    void Reset();
}
