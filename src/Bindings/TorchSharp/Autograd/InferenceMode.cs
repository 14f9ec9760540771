using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Inference mode of this thread until disposed, on the same thread.</summary>
internal sealed class InferenceMode : IDisposable
{
    private bool ended;

    internal InferenceMode(bool enabled) => NativeStatus.Check(NativeMethods.anyshot_torch_inference_enter(enabled ? 1 : 0));

    internal static bool IsEnabled => Runtime.Get(RuntimeSetting.InferenceMode) != 0;

    public void Dispose()
    {
        if (!ended)
        {
            ended = true;
            NativeStatus.Check(NativeMethods.anyshot_torch_inference_exit());
        }
    }
}
