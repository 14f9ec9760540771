using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of videoio.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_new(out CaptureHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_delete(nint capture);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_capture_open_file(CaptureHandle capture, string name, int api, int* values, int count, out int opened);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_open_index(CaptureHandle capture, int index, int api, int* values, int count, out int opened);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_is_opened(CaptureHandle capture, out int opened);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_release(CaptureHandle capture);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_grab(CaptureHandle capture, out int grabbed);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_retrieve(CaptureHandle capture, MatHandle image, int flag, out int retrieved);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_read(CaptureHandle capture, MatHandle image, out int hasFrame);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_get(CaptureHandle capture, int property, out double value);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_set(CaptureHandle capture, int property, double value, out int accepted);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_capture_backend(CaptureHandle capture, byte* buffer, int capacity);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_writer_new(out WriterHandle result);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_writer_delete(nint writer);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_writer_open(WriterHandle writer, string name, int api, int code, double rate, int width, int height, int colour, out int opened);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_writer_is_opened(WriterHandle writer, out int opened);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_writer_write(WriterHandle writer, MatHandle image);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_writer_release(WriterHandle writer);
}
