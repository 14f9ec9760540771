using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Whether the OPC UA process and its modules are there.</summary>
internal sealed class OpcUaModulesCheck : IDoctorCheck
{
    public string Name => "OPC UA process";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Finding.Ok(TagServerLocation.Find()));
        }
        catch (TagServerException error)
        {
            return Task.FromResult(Finding.Fail(error.Message, "Run ./anyshot build, or install again."));
        }
    }
}
