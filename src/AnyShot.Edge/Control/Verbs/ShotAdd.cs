using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Suspicion;

namespace AnyShot.Edge.Control.Verbs;

/// <summary><c>shot/add</c>: an example of a class.</summary>
internal sealed class ShotAdd(IClassRegistry registry, CandidateCheck check, IShotStore shots, ControlOptions options, SuspicionCheck? suspicion = null, IPartArchive? parts = null) : ClassVerb<ShotAddBody>(ControlVerbs.ShotAdd, ControlJson.Default.ShotAddBody, registry, check)
{
    protected override async Task<(ClassChange Change, string Shot)> ChangeAsync(ShotAddBody body, CancellationToken cancellationToken)
    {
        var entry = Find(body.Id);
        if ((body.Image is null) == (body.InspectionId is null))
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "Give either \"image\" or \"inspectionId\".");
        }

        var image = body.Image is { } base64 ? Checked(Decode(base64)) : Of(body.InspectionId!.Value);
        var shot = await shots.PutAsync(image, cancellationToken).ConfigureAwait(false);
        return (new ClassChange.AddShot(entry.Id, shot), shot);
    }

    protected override async Task<string?> WarnAsync(ClassChange change, CancellationToken cancellationToken)
    {
        if (suspicion is null || change is not ClassChange.AddShot added)
        {
            return null;
        }

        try
        {
            return await suspicion.WarnAsync(added.Id, added.Shot, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or InvalidOperationException)
        {
            return $"Whether it fits its class could not be looked at: {error.Message}";
        }
    }

    private byte[] Checked(byte[] image)
    {
        ShotImage.Require(image, options);
        return image;
    }

    private byte[] Of(long inspectionId) =>
        parts is null
            ? throw new ControlRefusal(ControlOutcome.Unavailable, "Parts are not kept (parts.enabled).")
            : parts.TryRead(inspectionId)?.Image ?? throw new ControlRefusal(ControlOutcome.NotFound, $"The part of inspection {inspectionId} is not kept (any more).");

    private byte[] Decode(string base64)
    {
        // Four characters for three bytes; what is longer need not be decoded to be refused.
        if (base64.Length > ((((long)options.LargestImageMiB << 20) / 3) + 1) * 4)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The image is larger than {options.LargestImageMiB} MiB (control.largestImageMiB).");
        }

        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "The value of \"image\" is no base64.");
        }
    }
}
