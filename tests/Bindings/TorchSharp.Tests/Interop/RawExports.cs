using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Tests.Interop;

/// <summary>The C interface as any caller may misuse it: untyped numbers and pointers.</summary>
internal static unsafe partial class RawExports
{
    private const string Library = "anyshot_torch";

    internal static string LastError()
    {
        byte* buffer = stackalloc byte[4096];
        int length = anyshot_torch_error_read(buffer, 4096);
        return Encoding.UTF8.GetString(buffer, Math.Min(length, 4095));
    }

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_abi_version();

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_error_read(byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_runtime_get(int setting, long* value);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_runtime_set(int setting, long value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int anyshot_torch_operator_resolve(string? name, string? overload, int* number);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_operator_invoke(int number, RawValue* arguments, int count, RawValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_result_read(RawValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_create(void* data, long byteCount, int dtype, long* sizes, int dimensions, int deviceType, int deviceIndex, long* tensor);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_read(long tensor, void* buffer, long capacity, long* required);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_describe(long tensor, void* info, long* sizes, long* strides, int capacity);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_free(long tensor);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_tensor_require_grad(long tensor, int required);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_grad_get(long tensor, long* gradient);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_grad_set(long tensor, long gradient);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_autograd_backward(long* outputs, int count, long* gradients, long* inputs, int inputCount, int retain, int create);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_autograd_grad(long* outputs, int count, long* gradients, long* inputs, int inputCount, int retain, int create, int unused, long* result);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_inference_exit();

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_create(int own, ulong seed, int deviceType, int deviceIndex, long* generator);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_seed(long generator, ulong* newSeed, ulong* seed);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_state(long generator, long newState, long* state);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_generator_free(long generator);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int anyshot_torch_module_load(string? path, int deviceType, int deviceIndex, long* module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int anyshot_torch_module_call(long module, string? method, RawValue* arguments, int count, RawValue* results, int capacity, int* resultCount);

    [LibraryImport(Library)]
    internal static partial int anyshot_torch_module_free(long module);

    [StructLayout(LayoutKind.Sequential)]
    internal struct RawValue
    {
        public int Tag;
        public int Reserved;
        public long Bits;
        public long Length;
    }
}
