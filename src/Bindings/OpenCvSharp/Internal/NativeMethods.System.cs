using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of system.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    private const int AbiVersion = 1;

    static NativeMethods()
    {
        AnyShot.Bindings.BlasThreads.SleepWhenIdle();
        var found = anyshot_cv_abi_version();
        if (found != AbiVersion)
        {
            throw new DllNotFoundException($"libanyshot_opencv.so has interface version {found}, but this assembly needs {AbiVersion}: build both from the same source.");
        }
    }

    [LibraryImport(Library)]
    public static partial int anyshot_cv_abi_version();

    [LibraryImport(Library)]
    public static partial int anyshot_cv_version_get(byte* buffer, int capacity, out int length);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_threads_set(int count);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_threads_get(out int count);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_log_level_set(int level, out int previous);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_live_count(out long mats, out long captures, out long writers);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_random_seed(int seed);
}
