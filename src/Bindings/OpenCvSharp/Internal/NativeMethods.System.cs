using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of system.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
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
