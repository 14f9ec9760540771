using AnyShot.Edge.Capture;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>A camera for whoever sets it up.</summary>
/// <param name="Name">As configured.</param>
/// <param name="Source">Its address without a password.</param>
/// <param name="Width">Pixels of its newest frame; 0 before the first.</param>
/// <param name="Height">Pixels of its newest frame; 0 before the first.</param>
/// <param name="Region">The part of the image that is judged.</param>
/// <param name="Trigger">When a frame becomes a part.</param>
/// <param name="LastFault">The last time that it was lost or frozen; null when it never was since the agent started.</param>
public sealed record CameraSetup(string Name, string Source, int Width, int Height, RegionOptions Region, TriggerSetup Trigger, CameraFault? LastFault)
{
    internal static CameraSetup Of(CameraDetails details) => new(
        details.Name, details.Source, details.FrameSize.Width, details.FrameSize.Height, details.Region, TriggerSetup.Of(details.Trigger), details.LastFault);
}
