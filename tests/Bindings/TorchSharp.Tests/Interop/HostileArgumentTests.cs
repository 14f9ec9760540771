using static TorchSharp.Tests.Interop.RawExports;

namespace TorchSharp.Tests.Interop;

/// <summary>Bad arguments at the C interface give a status and a sentence, never a crash.</summary>
public unsafe class HostileArgumentTests
{
    private const int InvalidArgument = 1;
    private const int LibraryError = 2;

    [Fact]
    public void Version_Always_IsTheManagedOne() => anyshot_torch_abi_version().ShouldBe(TorchSharp.Interop.NativeMethods.AbiVersion);

    [Fact]
    public void LastError_SmallBuffer_IsCutAndClosed()
    {
        Refused(anyshot_torch_tensor_free(0), "tensor handle 0");
        byte* buffer = stackalloc byte[8];
        anyshot_torch_error_read(buffer, 8).ShouldBeGreaterThan(8);
        buffer[7].ShouldBe((byte)0);
        anyshot_torch_error_read(null, 0).ShouldBeGreaterThan(8);
        anyshot_torch_error_read(buffer, -5).ShouldBeGreaterThan(8);
    }

    [Fact]
    public void NullPointers_Anywhere_AreRefused()
    {
        int number = Resolve("aten::add", "Tensor");
        Refused(anyshot_torch_runtime_get(0, null), "value is null");
        Refused(anyshot_torch_operator_resolve(null, "", &number), "name is null");
        Refused(anyshot_torch_operator_resolve("aten::add", null, &number), "overload is null");
        Refused(anyshot_torch_operator_resolve("aten::add", "Tensor", null), "number is null");
        Refused(anyshot_torch_operator_invoke(number, null, 2, null, 0, null), "arguments is null");
        Refused(anyshot_torch_result_read(null, 0, null), "results is null");
        Refused(anyshot_torch_tensor_create(null, 0, 6, null, 1, 0, -1, null), "tensor is null");
        long handle;
        Refused(anyshot_torch_tensor_create(null, 0, 6, null, 1, 0, -1, &handle), "sizes is null");
        Refused(anyshot_torch_tensor_read(Tensor(), null, 0, null), "required is null");
        Refused(anyshot_torch_tensor_describe(Tensor(), null, null, null, 0), "info is null");
        Refused(anyshot_torch_grad_get(Tensor(), null), "gradient is null");
        Refused(anyshot_torch_autograd_backward(null, 1, null, null, 0, 0, 0), "outputs is null");
        Refused(anyshot_torch_autograd_grad(&handle, 1, null, &handle, 1, 0, 0, 0, null), "gradients is null");
        Refused(anyshot_torch_generator_create(1, 0, 0, -1, null), "generator is null");
        Refused(anyshot_torch_module_load(null, 0, -1, &handle), "path is null");
        Refused(anyshot_torch_module_load("x", 0, -1, null), "module is null");
        Refused(anyshot_torch_module_call(1, null, null, 0, null, 0, null), "method is null");
    }

    [Fact]
    public void Handles_FreedForeignOrInvented_AreRefused()
    {
        long tensor = Tensor();
        anyshot_torch_tensor_free(tensor).ShouldBe(0);
        long required;
        Refused(anyshot_torch_tensor_free(tensor), "not live");
        Refused(anyshot_torch_tensor_read(tensor, null, 0, &required), "not live");
        long next = Tensor();
        next.ShouldNotBe(tensor, "a reused slot has another handle");
        Refused(anyshot_torch_tensor_require_grad(tensor, 1), "not live");
        foreach (long invented in new[] { -1, 1, long.MaxValue, long.MinValue, next + 1, next ^ (1L << 40), 0x7fff_ffff })
        {
            Refused(anyshot_torch_tensor_free(invented), "tensor handle");
        }

        long generator;
        anyshot_torch_generator_create(1, 7, 0, -1, &generator).ShouldBe(0);
        Refused(anyshot_torch_tensor_free(generator), "not live");
        Refused(anyshot_torch_generator_free(next), "generator handle");
        Refused(anyshot_torch_module_free(next), "module handle");
        Refused(anyshot_torch_generator_state(generator, generator, null), "tensor handle");
        Refused(anyshot_torch_generator_seed(next, null, null), "seed is null");
        anyshot_torch_generator_free(generator).ShouldBe(0);
        anyshot_torch_tensor_free(next).ShouldBe(0);
    }

    [Fact]
    public void Create_BadSizesTypesAndDevices_AreRefused()
    {
        long handle;
        long* sizes = stackalloc long[] { 2, -3 };
        byte* data = stackalloc byte[8];
        Refused(anyshot_torch_tensor_create(data, 8, 6, sizes, 2, 0, -1, &handle), "size -3 of dimension 1");
        Refused(anyshot_torch_tensor_create(data, 8, 6, sizes, -1, 0, -1, &handle), "number of dimensions is -1");
        Refused(anyshot_torch_tensor_create(data, 8, 6, sizes, 65, 0, -1, &handle), "outside 0 to 64");
        Refused(anyshot_torch_tensor_create(data, 4, 6, sizes, 1, 0, -1, &handle), "has 4 bytes, but the sizes ask for 8");
        Refused(anyshot_torch_tensor_create(data, 8, 99, sizes, 1, 0, -1, &handle), "dtype 99");
        Refused(anyshot_torch_tensor_create(data, 8, -1, sizes, 1, 0, -1, &handle), "dtype -1");
        Refused(anyshot_torch_tensor_create(data, 8, 6, sizes, 1, 999, -1, &handle), "device type 999");
        Refused(anyshot_torch_tensor_create(data, 8, 6, sizes, 1, 0, 4000, &handle), "device index 4000");
        long* huge = stackalloc long[] { long.MaxValue, 2 };
        Refused(anyshot_torch_tensor_create(data, 8, 6, huge, 2, 0, -1, &handle), "too large");
        long required;
        long tensor = Tensor();
        Refused(anyshot_torch_tensor_read(tensor, data, 7, &required), "has 7 bytes, but the tensor needs 8");
        required.ShouldBe(8);
        Refused(anyshot_torch_tensor_describe(tensor, data, null, null, -1), "capacity");
        anyshot_torch_tensor_free(tensor).ShouldBe(0);
    }

    [Fact]
    public void Operators_UnknownOrBadlyCalled_AreRefused()
    {
        int number;
        Refused(anyshot_torch_operator_resolve("aten::no_such_operator", "", &number), "no operator aten::no_such_operator");
        Refused(anyshot_torch_operator_resolve("aten::add", "NoSuchOverload", &number), "aten::add.NoSuchOverload");
        Refused(anyshot_torch_operator_resolve("", "", &number), "no operator");
        RawValue* arguments = stackalloc RawValue[8];
        new Span<RawValue>(arguments, 8).Clear();
        RawValue result;
        int count;
        Refused(anyshot_torch_operator_invoke(-1, arguments, 1, &result, 1, &count), "operator number -1");
        Refused(anyshot_torch_operator_invoke(1 << 30, arguments, 1, &result, 1, &count), "never resolved");
        int add = Resolve("aten::add", "Tensor");
        Refused(anyshot_torch_operator_invoke(add, arguments, 4, &result, 1, &count), "number of arguments is 4, outside 0 to 3");
        Refused(anyshot_torch_operator_invoke(add, arguments, -1, &result, 1, &count), "number of arguments is -1");
        Refused(anyshot_torch_operator_invoke(add, arguments, 0, &result, 1, &count), "argument 'self' has no default");
        Refused(anyshot_torch_operator_invoke(add, arguments, 2, &result, 1, &count), "argument 'self' must be a tensor, but has the tag 0");
        Refused(anyshot_torch_operator_invoke(add, arguments, 2, &result, -1, &count), "capacity is -1");
        Refused(anyshot_torch_operator_invoke(add, arguments, 2, &result, 1, null), "result_count is null");
        long tensor = Tensor();
        arguments[0] = new RawValue { Tag = 2, Bits = tensor };
        arguments[1] = new RawValue { Tag = 2, Bits = tensor + 1 };
        Refused(anyshot_torch_operator_invoke(add, arguments, 2, &result, 1, &count), "tensor handle");
        foreach (int tag in new[] { -1, 13, int.MaxValue, int.MinValue })
        {
            arguments[1] = new RawValue { Tag = tag, Bits = 1 };
            Refused(anyshot_torch_operator_invoke(add, arguments, 2, &result, 1, &count), $"tag {tag}");
        }

        int permute = Resolve("aten::permute", string.Empty);
        arguments[1] = new RawValue { Tag = 6, Bits = 0, Length = 2 };
        Refused(anyshot_torch_operator_invoke(permute, arguments, 2, &result, 1, &count), "argument 'dims' is a list whose pointer is null");
        arguments[1].Length = -2;
        Refused(anyshot_torch_operator_invoke(permute, arguments, 2, &result, 1, &count), "length -2");
        arguments[1].Length = long.MaxValue;
        Refused(anyshot_torch_operator_invoke(permute, arguments, 2, &result, 1, &count), "outside 0 to");
        long wrong = 5;
        arguments[1] = new RawValue { Tag = 6, Bits = (nint)(&wrong), Length = 1 };
        anyshot_torch_operator_invoke(permute, arguments, 2, &result, 1, &count).ShouldBe(LibraryError);
        LastError().ShouldStartWith("anyshot_torch_operator_invoke: aten::permute: ");
        LastError().ShouldNotContain("frame #", customMessage: "C++ stack frames say nothing to a C# caller");
        anyshot_torch_tensor_free(tensor).ShouldBe(0);
    }

    [Fact]
    public void Settings_UnknownOrOutOfRange_AreRefused()
    {
        long value;
        Refused(anyshot_torch_runtime_get(-1, &value), "setting -1");
        Refused(anyshot_torch_runtime_get(999, &value), "setting 999");
        Refused(anyshot_torch_runtime_set(10, 5), "setting 10 cannot be set");
        Refused(anyshot_torch_runtime_set(2, -4), "number of threads is -4");
        Refused(anyshot_torch_runtime_set(9, -1), "dtype");
        Refused(anyshot_torch_inference_exit(), "not entered");
    }

    [Fact]
    public void Autograd_BadLists_AreRefused()
    {
        long tensor = Tensor();
        long zero = 0;
        Refused(anyshot_torch_autograd_backward(&tensor, -1, null, null, 0, 0, 0), "outputs is -1");
        Refused(anyshot_torch_autograd_backward(&zero, 1, null, null, 0, 0, 0), "means none");
        Refused(anyshot_torch_autograd_backward(&tensor, 1, null, null, 3, 0, 0), "inputs is null");
        anyshot_torch_autograd_backward(&tensor, 1, null, null, 0, 0, 0).ShouldBe(LibraryError);
        Refused(anyshot_torch_grad_set(tensor, 12345), "tensor handle 12345");
        anyshot_torch_tensor_free(tensor).ShouldBe(0);
    }

    private static void Refused(int status, string message)
    {
        status.ShouldBe(InvalidArgument);
        LastError().ShouldContain(message);
    }

    private static int Resolve(string name, string overload)
    {
        int number;
        anyshot_torch_operator_resolve(name, overload, &number).ShouldBe(0);
        return number;
    }

    private static long Tensor()
    {
        long size = 2;
        long handle;
        float* data = stackalloc float[] { 1, 2 };
        anyshot_torch_tensor_create(data, 8, 6, &size, 1, 0, -1, &handle).ShouldBe(0);
        return handle;
    }
}
