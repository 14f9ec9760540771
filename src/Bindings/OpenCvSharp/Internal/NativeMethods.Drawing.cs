using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of drawing.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_draw_line(MatHandle image, int x1, int y1, int x2, int y2, double* colour, int thickness, int type, int shift);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_draw_rectangle(MatHandle image, int x1, int y1, int x2, int y2, double* colour, int thickness, int type, int shift);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_draw_circle(MatHandle image, int x, int y, int radius, double* colour, int thickness, int type, int shift);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_draw_ellipse(MatHandle image, int x, int y, int width, int height, double angle, double start, double end, double* colour, int thickness, int type, int shift);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_fill_polygons(MatHandle image, int* points, int* counts, int polygons, double* colour, int type, int shift, int offsetX, int offsetY);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_image_draw_text(MatHandle image, string text, int x, int y, int font, double scale, double* colour, int thickness, int type, int bottomLeft);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_text_measure(string text, int font, double scale, int thickness, out int width, out int height, out int baseline);
}
