using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Capture;

/// <summary>What of a camera can change while it runs; replaced whole.</summary>
/// <param name="Region">The part of the image that is judged.</param>
/// <param name="Trigger">When a frame becomes a part.</param>
/// <param name="Checksum">Of the configuration that they are of.</param>
internal sealed record CameraSettings(RegionOptions Region, TriggerOptions Trigger, uint Checksum);
