using AnyShot.Edge.Capture;
using AnyShot.Edge.Capture.Sources;
using OpenCvSharp;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Opens a camera of the configuration and takes one frame.</summary>
internal sealed class CameraCheck(CameraOptions camera, string baseFolder, TimeProvider time) : IDoctorCheck
{
    /// <summary>A few unreadable files at the start of a folder are no reason to call it unusable.</summary>
    private const int MostReads = 20;

    private const string Advice = "Check the cable, the address and that no other program holds the camera; the agent itself keeps trying.";

    public string Name => $"camera {camera.Name}";

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Look(cancellationToken));

    private Finding Look(CancellationToken cancellationToken)
    {
        try
        {
            var address = SourceAddress.Parse(camera.Source, baseFolder);
            using var source = FrameSources.Create(address, camera, time);
            using var endBlockedRead = cancellationToken.Register(source.Dispose);
            source.Open(cancellationToken);
            return Read(source, address.Display, cancellationToken);
        }
        catch (Exception error) when (error is FormatException or FrameSourceException)
        {
            return Finding.Fail(error.Message, Advice);
        }
    }

    private static Finding Read(IFrameSource source, string address, CancellationToken cancellationToken)
    {
        using var image = new Mat();
        var reason = "";
        for (var i = 0; i < MostReads; i++)
        {
            var read = source.Read(image, cancellationToken);
            switch (read.Status)
            {
                case FrameReadStatus.Frame when reason.Length == 0:
                    return Finding.Ok($"{address}: {image.Width} x {image.Height} pixels.");
                case FrameReadStatus.Frame:
                    return Finding.Warn($"{address} delivers, but not all of it can be read: {reason}", "Remove or replace what cannot be read.");
                case FrameReadStatus.Skipped:
                    reason = read.Reason ?? "";
                    continue;
                default:
                    return Finding.Fail(read.Reason ?? $"{address} delivered no frame.", Advice);
            }
        }

        return Finding.Fail($"{address} delivered no readable frame in {MostReads} reads: {reason}", Advice);
    }
}
