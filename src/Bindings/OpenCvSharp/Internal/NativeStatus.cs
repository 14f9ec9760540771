using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>The one place where a status of the native library becomes an exception.</summary>
internal static unsafe class NativeStatus
{
    private const int InvalidArgument = 1;
    private const int LongestMessage = 2048;

    /// <exception cref="OpenCVException">The call failed; carries what cv::Exception said, or the refused argument.</exception>
    public static void Check(int status)
    {
        if (status != 0)
        {
            throw Describe(status);
        }
    }

    private static OpenCVException Describe(int status)
    {
        var message = stackalloc byte[LongestMessage];
        _ = NativeMethods.anyshot_cv_error_describe(1, message, LongestMessage, out var code, out var line);
        if (code == 0)
        {
            _ = NativeMethods.anyshot_cv_last_error(message, LongestMessage);
            var text = Text(message);
            var colon = text.IndexOf(": ", StringComparison.Ordinal);
            return new OpenCVException(
                status == InvalidArgument ? ErrorCode.StsBadArg : ErrorCode.StsError, colon < 0 ? "" : text[..colon], colon < 0 ? text : text[(colon + 2)..], "", 0);
        }

        var error = Text(message);
        _ = NativeMethods.anyshot_cv_error_describe(0, message, LongestMessage, out _, out _);
        var function = Text(message);
        _ = NativeMethods.anyshot_cv_error_describe(2, message, LongestMessage, out _, out _);
        return new OpenCVException((ErrorCode)code, function, error, Text(message), line);
    }

    private static string Text(byte* zeroTerminated) => Marshal.PtrToStringUTF8((nint)zeroTerminated) ?? "";
}
