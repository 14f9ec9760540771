using System.ComponentModel;
using System.Diagnostics;

namespace AnyShot.Edge.Tests.Packaging;

/// <summary>A program of the machine that a test asks for an opinion.</summary>
internal static class Tool
{
    /// <summary>Runs it in the repository's folder, or skips the test when it is not installed.</summary>
    public static ScriptResult Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFolder.Root,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ScriptResult(process.ExitCode, output, errors.Result);
        }
        catch (Win32Exception)
        {
            throw new SkipException($"{program} is not installed; `./anyshot test` installs it (scripts/packages-test.txt).");
        }
    }
}
