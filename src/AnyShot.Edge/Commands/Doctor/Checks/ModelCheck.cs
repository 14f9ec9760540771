using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Backbones;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Loads the backbone as the agent does and shows its revision, which every verdict carries.</summary>
internal sealed class ModelCheck(InspectionOptions inspection, string baseFolder) : IDoctorCheck
{
    public string Name => "model";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var backbone = BackboneFactory.Create(inspection.Backbone, inspection.Device, inspection.Threads, baseFolder);
            var spec = backbone.Spec;
            return Task.FromResult(Finding.Ok(
                $"{spec.Name}, revision {spec.Revision}: {spec.InputWidth} x {spec.InputHeight} pixels to {spec.EmbeddingSize} numbers."));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(Finding.Fail(error.Message, "Correct inspection.backbone, or put the model file there."));
        }
    }
}
