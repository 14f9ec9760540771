namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>The OPC UA server runs on Node.js.</summary>
internal sealed class NodeCheck : IDoctorCheck
{
    private const int OldestMajor = 20;

    public string Name => "Node.js";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var version = await CommandOutput.ReadAsync("node", ["--version"], cancellationToken);
        if (version is null)
        {
            return Finding.Fail("node is not on PATH; there is no OPC UA server without it.", $"Install Node.js {OldestMajor} or later.");
        }

        return int.TryParse(version.TrimStart('v').Split('.')[0], out var major) && major >= OldestMajor
            ? Finding.Ok($"Node.js {version}.")
            : Finding.Fail($"node is {version}.", $"Install Node.js {OldestMajor} or later.");
    }
}
