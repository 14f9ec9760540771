using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>What a module's and an optimiser's <c>zero_grad</c> have in common.</summary>
internal static class Gradients
{
    public static void Clear(Parameter parameter, bool setToNone)
    {
        using var gradient = parameter.grad;
        if (gradient is null) return;
        if (setToNone)
        {
            parameter.grad = null;
            return;
        }
        // A gradient made with create_graph has a history that must not grow.
        gradient.detach_();
        gradient.zero_();
    }
}
