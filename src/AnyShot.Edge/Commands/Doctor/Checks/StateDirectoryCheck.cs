namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>The outbox needs a writable folder with room for its largest size.</summary>
internal sealed class StateDirectoryCheck(string directory, int largestOutboxMiB) : IDoctorCheck
{
    private const double MiB = 1024 * 1024;

    public string Name => "state directory";

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        var existing = NearestExisting(directory);
        try
        {
            using var probe = new FileStream(
                Path.Combine(existing, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            probe.WriteByte(0);
            probe.Flush(flushToDisk: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail($"{existing} cannot be written: {error.Message}", "Give its owner to the agent's user, or set stateDirectory to another folder.");
        }

        var free = new DriveInfo(existing).AvailableFreeSpace / MiB;
        return free < largestOutboxMiB
            ? Finding.Warn(
                $"{directory} has {free:0} MiB free; the outbox may grow to {largestOutboxMiB} MiB.",
                "Free space, or lower outbox.largestSizeMiB: a full disk stops the judging.")
            : Finding.Ok($"{directory} is writable, {free:0} MiB free.");
    }

    private static string NearestExisting(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }
}
