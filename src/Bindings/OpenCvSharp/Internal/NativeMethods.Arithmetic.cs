using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of arithmetic.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_absdiff(MatHandle a, MatHandle b, MatHandle target);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_add(MatHandle a, MatHandle b, MatHandle target, MatHandle mask, int type);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_subtract(MatHandle a, MatHandle b, MatHandle target, MatHandle mask, int type);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_multiply(MatHandle a, MatHandle b, MatHandle target, double scale, int type);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_min(MatHandle a, MatHandle b, MatHandle target);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_max(MatHandle a, MatHandle b, MatHandle target);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_and(MatHandle a, MatHandle b, MatHandle target, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_or(MatHandle a, MatHandle b, MatHandle target, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_xor(MatHandle a, MatHandle b, MatHandle target, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_not(MatHandle a, MatHandle target, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_add_weighted(MatHandle a, double alpha, MatHandle b, double beta, double gamma, MatHandle target, int type);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_in_range(MatHandle a, MatHandle lower, MatHandle upper, MatHandle target);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_extract_channel(MatHandle a, MatHandle target, int channel);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_flip(MatHandle a, MatHandle target, int code);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_rotate(MatHandle a, MatHandle target, int code);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_border(MatHandle a, MatHandle target, int top, int bottom, int left, int right, int border, double* value);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_normalize(MatHandle a, MatHandle target, double alpha, double beta, int norm, int type, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_fill_uniform(MatHandle mat, double* low, double* high);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_fill_normal(MatHandle mat, double* mean, double* deviation);
}
