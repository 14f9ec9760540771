using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// A call into libtorch failed. The only exception that native errors become; the type is not public, because callers, who may
/// be compiled against the official package, catch its base type. <see cref="ExternalException.ErrorCode"/> is the <c>anyshot_status</c>; the message names the native function.
/// </summary>
internal sealed class TorchException(string message, int status) : ExternalException(message, status);
