namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>
/// Which BLAS the tensor library got. The reference BLAS computes the same, some thirty times slower, and nothing else would tell.
/// Runs after the tensor library was loaded: what is mapped into the process is what is used.
/// </summary>
internal sealed class BlasCheck : IDoctorCheck
{
    private const string Maps = "/proc/self/maps";

    public string Name => "BLAS";

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Judge(File.ReadLines(Maps)));

    /// <summary>Judges the lines of a process's memory map.</summary>
    internal static Finding Judge(IEnumerable<string> maps)
    {
        var libraries = maps
            .Select(line => line.Contains('/') ? line[line.IndexOf('/')..] : "")
            .Where(path => path.Contains("blas", StringComparison.OrdinalIgnoreCase) || path.Contains("libmkl", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        if (libraries.Find(path => path.Contains("openblas", StringComparison.OrdinalIgnoreCase) || path.Contains("libmkl", StringComparison.Ordinal)) is { } fast)
        {
            return Finding.Ok(fast);
        }

        return libraries.Count == 0
            ? Finding.Warn("The tensor library was not loaded, so its BLAS is not known.", "See the finding about the tensor library.")
            : Finding.Warn($"{libraries[0]} is the slow reference BLAS.", "apt-get install libopenblas0-pthread");
    }
}
