using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The exports of <c>libanyshot_torch.so</c> under their own names; <c>anyshot_torch.h</c> documents them.</summary>
internal static unsafe partial class NativeMethods
{
    internal const int AbiVersion = 1;

    private const string Library = "anyshot_torch";

    static NativeMethods()
    {
        AnyShot.Bindings.BlasThreads.SleepWhenIdle();
        int found = anyshot_torch_abi_version();
        if (found != AbiVersion)
        {
            throw new DllNotFoundException($"libanyshot_torch.so has interface version {found}, but this assembly needs {AbiVersion}: build both from the same source.");
        }
    }

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_abi_version();

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_error_read(byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_runtime_get(RuntimeSetting setting, out long value);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_runtime_set(RuntimeSetting setting, long value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int anyshot_torch_operator_resolve(string name, string overload, out int number);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_operator_invoke(int number, NativeValue* arguments, int argumentCount, NativeValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_result_read(NativeValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_create(void* data, long byteCount, int dtype, long* sizes, int dimensions, int deviceType, int deviceIndex, out nint tensor);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_read(nint tensor, void* buffer, long capacity, out long required);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_describe(nint tensor, out NativeTensorInfo info, long* sizes, long* strides, int capacity);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_free(nint tensor);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_require_grad(nint tensor, int required);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_grad_get(nint tensor, out nint gradient);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_grad_set(nint tensor, nint gradient);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_autograd_backward(nint* outputs, int outputCount, nint* outputGradients, nint* inputs, int inputCount, int retainGraph, int createGraph);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_autograd_grad(nint* outputs, int outputCount, nint* outputGradients, nint* inputs, int inputCount, int retainGraph, int createGraph, int allowUnused, nint* gradients);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_inference_enter(int enabled);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_inference_exit();

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_create(int own, ulong seed, int deviceType, int deviceIndex, out nint generator);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_seed(nint generator, ulong* newSeed, out ulong seed);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_state(nint generator, nint newState, out nint state);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_free(nint generator);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int anyshot_torch_module_load(string path, int deviceType, int deviceIndex, out nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int anyshot_torch_module_call(nint module, string method, NativeValue* arguments, int argumentCount, NativeValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_module_configure(nint module, int deviceType, int deviceIndex, int dtype, int training, out int isTraining);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_module_tensors(nint module, int buffers, NativeValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_module_names(nint module, int buffers, byte* text, int capacity, out int required);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_module_free(nint module);
}
