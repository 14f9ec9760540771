using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of imgproc.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_resize(MatHandle source, MatHandle target, int width, int height, double fx, double fy, int interpolation);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_convert_colour(MatHandle source, MatHandle target, int code, int channels);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_gaussian_blur(MatHandle source, MatHandle target, int width, int height, double sigmaX, double sigmaY, int border);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_median_blur(MatHandle source, MatHandle target, int size);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_blur(MatHandle source, MatHandle target, int width, int height, int anchorX, int anchorY, int border);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_laplacian(MatHandle source, MatHandle target, int depth, int size, double scale, double delta, int border);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_sobel(MatHandle source, MatHandle target, int depth, int dx, int dy, int size, double scale, double delta, int border);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_threshold(MatHandle source, MatHandle target, double threshold, double maximum, int type, out double used);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_morph(MatHandle source, MatHandle target, int operation, MatHandle element, int anchorX, int anchorY, int iterations, int border, double* value);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_element_new(int shape, int width, int height, int anchorX, int anchorY, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_warp_affine(MatHandle source, MatHandle target, MatHandle matrix, int width, int height, int flags, int border, double* value);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_rotation_new(float x, float y, double angle, double scale, out MatHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_accumulate_weighted(MatHandle source, MatHandle target, double alpha, MatHandle mask);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_equalize(MatHandle source, MatHandle target);
}
