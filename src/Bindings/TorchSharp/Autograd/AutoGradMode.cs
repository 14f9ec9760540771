using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Sets whether this thread records gradients, and restores it.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly bool previous;
    private bool ended;

    internal AutoGradMode(bool enabled)
    {
        previous = IsEnabled;
        Runtime.Set(RuntimeSetting.GradMode, enabled ? 1 : 0);
    }

    internal static bool IsEnabled => Runtime.Get(RuntimeSetting.GradMode) != 0;

    public void Dispose()
    {
        if (!ended)
        {
            ended = true;
            Runtime.Set(RuntimeSetting.GradMode, previous ? 1 : 0);
        }
    }
}
