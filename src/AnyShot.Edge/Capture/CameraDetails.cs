using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>A camera for whoever sets it up.</summary>
/// <param name="Name">As configured.</param>
/// <param name="Source">Its address without a password.</param>
/// <param name="FrameSize">Pixels of its newest frame; 0 x 0 before the first.</param>
/// <param name="Region">The part of the image that is judged.</param>
/// <param name="Trigger">When a frame becomes a part.</param>
/// <param name="LastFault">The last time that it was lost or frozen; null when it never was since the agent started.</param>
public sealed record CameraDetails(string Name, string Source, Size FrameSize, RegionOptions Region, TriggerOptions Trigger, CameraFault? LastFault);
