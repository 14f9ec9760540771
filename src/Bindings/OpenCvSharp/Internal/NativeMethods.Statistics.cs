using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of statistics.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_sum(MatHandle mat, double* sum);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_mean(MatHandle mat, MatHandle mask, double* mean);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_mean_deviation(MatHandle mat, MatHandle mask, double* mean, double* deviation);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_count_non_zero(MatHandle mat, out int count);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_min_max(MatHandle mat, MatHandle mask, out double minimum, out double maximum, int* minAt, int* maxAt);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_norm(MatHandle mat, MatHandle other, int norm, MatHandle mask, out double result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_label(MatHandle mat, MatHandle labels, MatHandle statistics, MatHandle centroids, int connectivity, int type, out int count);
}
