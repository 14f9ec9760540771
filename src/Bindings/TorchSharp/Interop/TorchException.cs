using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// A call into libtorch failed. The only exception that native errors become; code that is also compiled against the official package
/// catches its base type. <see cref="ExternalException.ErrorCode"/> is the <c>anyshot_status</c>; the message names the native function.
/// </summary>
public sealed class TorchException(string message, int status) : ExternalException(message, status);
