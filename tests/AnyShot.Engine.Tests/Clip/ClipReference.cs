using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AnyShot.Engine.Tests.Clip;

/// <summary>What reference.py wrote: made once for all tests that compare with it.</summary>
public sealed class ClipReference : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _obstacle;

    public ClipReference()
    {
        if (!System.IO.File.Exists(Python))
        {
            _obstacle = $"there is no {Python}";
            return;
        }

        var script = System.IO.Path.Combine(AppContext.BaseDirectory, "Clip", "reference.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script, _folder.Path]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            _obstacle = errors.StartsWith("reference.py needs", StringComparison.Ordinal) ? errors.Trim() : throw new InvalidOperationException(errors);
        }
    }

    /// <summary>A file or folder of the reference; skips the test where the script cannot run.</summary>
    public string Find(params string[] parts)
    {
        Skip.If(_obstacle is not null, _obstacle);
        return System.IO.Path.Combine([_folder.Path, .. parts]);
    }

    public float[] Numbers(params string[] parts) => MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(Find(parts))).ToArray();

    public void Dispose() => _folder.Dispose();
}
