using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>Functions of OpenCV.</summary>
public static partial class Cv2
{
    /// <summary>Threads of OpenCV's own loops; 0 or 1: none beside the caller's.</summary>
    public static void SetNumThreads(int nThreads) => NativeStatus.Check(NativeMethods.anyshot_cv_threads_set(nThreads));

    public static int GetNumThreads()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_threads_get(out var count));
        return count;
    }

    /// <summary>Version such as 4.6.0.</summary>
    public static unsafe string? GetVersionString()
    {
        const int Capacity = 64;
        var text = stackalloc byte[Capacity];
        NativeStatus.Check(NativeMethods.anyshot_cv_version_get(text, Capacity, out _));
        return Marshal.PtrToStringUTF8((nint)text);
    }

    /// <summary>What OpenCV writes to stderr.</summary>
    /// <returns>The level before.</returns>
    public static LogLevel SetLogLevel(LogLevel logLevel)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_log_level_set((int)logLevel, out var previous));
        return (LogLevel)previous;
    }
}
