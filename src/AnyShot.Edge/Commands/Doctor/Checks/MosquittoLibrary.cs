using System.Runtime.InteropServices;

namespace AnyShot.Edge.Commands.Doctor.Checks;

/// <summary>Version of libmosquitto.</summary>
internal static class MosquittoLibrary
{
    public const string FileName = "libmosquitto.so.1";

    private delegate int LibVersion(out int major, out int minor, out int revision);

    /// <exception cref="EntryPointNotFoundException">The library is another one.</exception>
    public static string Version(nint library)
    {
        Marshal.GetDelegateForFunctionPointer<LibVersion>(NativeLibrary.GetExport(library, "mosquitto_lib_version"))(out var major, out var minor, out var revision);
        return $"libmosquitto {major}.{minor}.{revision}.";
    }
}
