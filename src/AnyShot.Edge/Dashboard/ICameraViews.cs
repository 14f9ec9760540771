using OpenCvSharp;

namespace AnyShot.Edge.Dashboard;

/// <summary>The cameras as the page needs them: a picture now and then, and a trigger by command. Thread-safe; nothing here may hold a camera up.</summary>
public interface ICameraViews
{
    /// <summary>Number and time of the newest frame; null while the camera has delivered none or is unknown.</summary>
    FrameStamp? Latest(string camera);

    /// <summary>Copies the newest frame (8-bit, grey or BGR) into <paramref name="image"/>, which is reallocated only when size or type change.</summary>
    /// <returns>The stamp of the copied frame; null, with the image untouched, when there is none.</returns>
    FrameStamp? CopyLatest(string camera, Mat image);

    /// <summary>Makes the next frame of a camera in trigger mode <c>command</c> a part to inspect.</summary>
    /// <param name="camera">Name of the camera.</param>
    /// <param name="partId">Part number; empty for none.</param>
    TriggerOutcome Trigger(string camera, string partId);
}
