using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns a loaded TorchScript module.</summary>
internal sealed class ScriptModuleHandle : SafeHandle
{
    internal ScriptModuleHandle(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.anyshot_torch_module_free(handle) == 0;
}
