using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Capture;

/// <summary>One entry of <c>cameras</c> in the device configuration.</summary>
public sealed class CameraOptions
{
    [Required, RegularExpression("^[A-Za-z0-9_-]{1,40}$")]
    [Description("Name of the camera in topics, tags and on the page; letters, digits, - and _.")]
    public string Name { get; set; } = "";

    [Required]
    [Description("Address of the frames: file:PATH, folder:PATH, v4l2:/dev/videoN or a device index, rtsp:..., http:..., gstreamer:PIPELINE, virtual:. "
        + "Options follow as a query, for example folder:images?rate=10&loop=true or virtual:?seed=7&rate=10; virtual:?scenes=rolled,rolled+scratches shows rendered surfaces.")]
    public string Source { get; set; } = "";

    [Description("Part of the image to inspect, in normalised coordinates (0 to 1); the whole image when absent.")]
    public RegionOptions Roi { get; set; } = new();

    [Description("When a frame becomes a part to inspect.")]
    public TriggerOptions Trigger { get; set; } = new();

    [Range(1, 64)]
    [Description("Triggered frames that may wait for the inspection; when full the oldest is dropped and counted.")]
    public int BufferSize { get; set; } = 4;

    [Description("A camera that delivers no frame for this long is lost and opened again.")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(3);

    [Description("First delay before a lost source is opened again; doubles up to reconnectLongest.")]
    public TimeSpan ReconnectFirst { get; set; } = TimeSpan.FromMilliseconds(500);

    [Description("Longest delay between two attempts.")]
    public TimeSpan ReconnectLongest { get; set; } = TimeSpan.FromSeconds(10);

    [Description("Identical frames for this long raise the frozen-image alarm; 0s switches the check off.")]
    public TimeSpan FrozenAfter { get; set; } = TimeSpan.FromSeconds(3);
}
