using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of errors.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "anyshot_opencv";

    [LibraryImport(Library)]
    public static partial int anyshot_cv_last_error(byte* buffer, int capacity);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_error_describe(int part, byte* buffer, int capacity, out int code, out int line);
}
