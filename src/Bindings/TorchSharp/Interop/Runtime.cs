namespace TorchSharp.Interop;

/// <summary>Reads and writes <see cref="RuntimeSetting"/>s.</summary>
internal static class Runtime
{
    internal static long Get(RuntimeSetting setting)
    {
        NativeStatus.Check(NativeMethods.anyshot_torch_runtime_get(setting, out long value));
        return value;
    }

    internal static void Set(RuntimeSetting setting, long value) => NativeStatus.Check(NativeMethods.anyshot_torch_runtime_set(setting, value));
}
