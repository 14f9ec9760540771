using System.Runtime.InteropServices;

namespace AnyShot.Bindings;

/// <summary>
/// Keeps OpenBLAS's idle threads from spinning. By default each yields the processor in a loop for tens of milliseconds after its last job, which at ten
/// images a second is a whole core (measured: 26 s of processor time against 8 s in 15 s of a running line). OpenBLAS reads the variable when it is loaded,
/// so this must run before a native library that brings it (libtorch, OpenCV) is touched; the runtime's own copy of the environment does not reach C, hence setenv.
/// </summary>
internal static partial class BlasThreads
{
    private const string Variable = "OPENBLAS_THREAD_TIMEOUT";

    /// <summary>The shortest that OpenBLAS takes: 2^4 clock cycles.</summary>
    private const string Shortest = "4";

    /// <summary>Sets the variable unless the user has.</summary>
    internal static void SleepWhenIdle() => setenv(Variable, Shortest, overwrite: 0);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
