using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of mat.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_new(out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_new_sized(int rows, int cols, int type, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_new_over(int rows, int cols, int type, nint data, long step, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_delete(nint mat);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_describe(MatHandle mat, out MatDescription description);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_create(MatHandle mat, int rows, int cols, int type);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_clone(MatHandle mat, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_part(MatHandle mat, int x, int y, int width, int height, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_copy(MatHandle mat, MatHandle target, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_convert(MatHandle mat, MatHandle target, int type, double alpha, double beta);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_fill(MatHandle mat, double* value, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_reshape(MatHandle mat, int channels, int rows, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_split(MatHandle mat, nint* channels, int count);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_mat_merge(nint* channels, int count, MatHandle target);
}
