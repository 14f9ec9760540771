using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The scope that frees the tensors created in it; end it with <c>using</c>.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.NewDisposeScope();

    /// <summary>The innermost scope of this thread.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current.CurrentDisposeScope;

    /// <summary>Runs an expression in a scope of its own; only its result survives.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }

    /// <summary>Threads used inside one operator.</summary>
    public static int get_num_threads() => (int)Runtime.Get(RuntimeSetting.Threads);

    /// <inheritdoc cref="get_num_threads"/>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Below 1 or above 4096.</exception>
    public static void set_num_threads(int num) => Runtime.Set(RuntimeSetting.Threads, num);

    /// <summary>Threads used between operators, by TorchScript's fork.</summary>
    public static int get_num_interop_threads() => (int)Runtime.Get(RuntimeSetting.InteropThreads);

    /// <inheritdoc cref="get_num_interop_threads"/>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Set too late, below 1 or above 4096.</exception>
    public static void set_num_interop_threads(int num) => Runtime.Set(RuntimeSetting.InteropThreads, num);

    /// <summary>The element type of new floating-point tensors for which none is given.</summary>
    public static ScalarType get_default_dtype() => (ScalarType)Runtime.Get(RuntimeSetting.DefaultDtype);

    /// <inheritdoc cref="get_default_dtype"/>
    public static void set_default_dtype(ScalarType dtype) => Runtime.Set(RuntimeSetting.DefaultDtype, (long)dtype);

    /// <summary>Records no gradients on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new AutoGradMode(false);

    /// <summary>Records gradients on this thread until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    /// <inheritdoc cref="enable_grad"/>
    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);

    /// <summary>Whether this thread records gradients.</summary>
    public static bool is_grad_enabled() => AutoGradMode.IsEnabled;

    /// <summary>Like <see cref="no_grad"/>, cheaper; tensors made inside can never take part in gradients.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => InferenceMode.IsEnabled;
}
