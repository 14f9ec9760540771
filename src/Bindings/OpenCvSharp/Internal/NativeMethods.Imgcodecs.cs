using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>Exports of imgcodecs.cpp, under their C names.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_image_read(string path, int flags, out MatHandle result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_image_write(string path, MatHandle mat, int* values, int count, out int written);

    [LibraryImport(Library)]
    public static partial int anyshot_cv_image_decode(byte* bytes, int length, int flags, out MatHandle result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int anyshot_cv_image_encode(string extension, MatHandle mat, int* values, int count, MatHandle target, out int encoded);
}
