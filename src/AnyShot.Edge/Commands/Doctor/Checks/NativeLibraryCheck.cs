using System.Runtime.InteropServices;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Whether a native library loads with everything it needs; the loader's own words name what is missing.</summary>
internal sealed class NativeLibraryCheck(string name, string library, string advice, Func<nint, string> version) : IDoctorCheck
{
    public string Name => name;

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        try
        {
            // Kept loaded: the agent's own classes use the same library afterwards.
            return Finding.Ok(version(NativeLibrary.Load(library)));
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            return Finding.Fail($"{library} cannot be used: {FirstLine(error.Message)}", advice);
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
