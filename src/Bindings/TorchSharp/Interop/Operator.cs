using System.Collections.Concurrent;

namespace TorchSharp.Interop;

/// <summary>Calls operators of libtorch by their name, such as <c>conv2d</c> or <c>add.Tensor</c>. Thread-safe.</summary>
internal static unsafe class Operator
{
    private const int StackResults = 8;

    private static readonly ConcurrentDictionary<string, int> Numbers = new(StringComparer.Ordinal);

    /// <summary>Calls an operator with one tensor as result.</summary>
    /// <param name="name">Name and, after a dot, overload.</param>
    /// <param name="arguments">In the order of the schema; trailing ones may be left out.</param>
    /// <exception cref="TorchException">The operator refused its arguments.</exception>
    internal static torch.Tensor Call(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result = default;
        int count = Invoke(name, arguments, &result, 1);
        return count == 1 && result.Tag == ValueTag.Tensor ? new torch.Tensor(new TensorHandle((nint)result.Bits)) : throw Unexpected(name);
    }

    /// <summary>Calls an operator that changes its first argument, and returns that same object.</summary>
    internal static torch.Tensor CallInPlace(string name, params ReadOnlySpan<Argument> arguments)
    {
        Invoke(name, arguments, null, 0);
        return (torch.Tensor)arguments[0].Reference!;
    }

    /// <summary>Calls an operator whose result is dropped.</summary>
    internal static void CallForEffect(string name, params ReadOnlySpan<Argument> arguments) => Invoke(name, arguments, null, 0);

    /// <summary>Calls an operator with several tensors or one list of tensors as result; null where an optional result is missing.</summary>
    internal static torch.Tensor?[] CallMany(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* few = stackalloc NativeValue[StackResults];
        int count = Invoke(name, arguments, few, StackResults);
        if (count <= StackResults)
        {
            return ToTensors(new ReadOnlySpan<NativeValue>(few, count));
        }

        return ToTensors(ReadPending(count));
    }

    /// <summary>Calls an operator with a list of tensors as result.</summary>
    internal static torch.Tensor[] CallList(string name, params ReadOnlySpan<Argument> arguments)
    {
        torch.Tensor?[] result = CallMany(name, arguments);
        return Array.TrueForAll(result, tensor => tensor is not null) ? (torch.Tensor[])(object)result : throw Unexpected(name);
    }

    /// <summary>Calls an operator with two tensors as result.</summary>
    internal static (torch.Tensor First, torch.Tensor Second) CallPair(string name, params ReadOnlySpan<Argument> arguments)
    {
        torch.Tensor[] result = CallList(name, arguments);
        return result.Length == 2 ? (result[0], result[1]) : throw Unexpected(name);
    }

    /// <summary>Calls an operator with three tensors as result.</summary>
    internal static (torch.Tensor First, torch.Tensor Second, torch.Tensor Third) CallTriple(string name, params ReadOnlySpan<Argument> arguments)
    {
        torch.Tensor[] result = CallList(name, arguments);
        return result.Length == 3 ? (result[0], result[1], result[2]) : throw Unexpected(name);
    }

    /// <summary>Calls an operator with a number or truth value as result.</summary>
    internal static Scalar CallScalar(string name, params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result = default;
        int count = Invoke(name, arguments, &result, 1);
        return count == 1 && result.Tag is ValueTag.Int or ValueTag.Double or ValueTag.Bool ? new Scalar(result.Tag, result.Bits) : throw Unexpected(name);
    }

    /// <summary>The results that did not fit into the call's own buffer.</summary>
    internal static ReadOnlySpan<NativeValue> ReadPending(int count)
    {
        NativeValue[] many = new NativeValue[count];
        fixed (NativeValue* start = many)
        {
            NativeStatus.Check(NativeMethods.anyshot_torch_result_read(start, count, &count));
        }

        return many;
    }

    /// <summary>The tensors among flat results; headers of lists and tuples only structure them.</summary>
    internal static torch.Tensor?[] ToTensors(ReadOnlySpan<NativeValue> results)
    {
        List<torch.Tensor?> tensors = new(results.Length);
        foreach (ref readonly NativeValue value in results)
        {
            if (value.Tag == ValueTag.Tensor)
            {
                tensors.Add(new torch.Tensor(new TensorHandle((nint)value.Bits)));
            }
            else if (value.Tag == ValueTag.None)
            {
                tensors.Add(null);
            }
        }

        return [.. tensors];
    }

    private static int Invoke(string name, ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        int number = Numbers.TryGetValue(name, out int known) ? known : Resolve(name);
        NativeValue* values = stackalloc NativeValue[arguments.Length];
        long* scratch = stackalloc long[ArgumentFrame.StackWords];
        ArgumentFrame frame = new(arguments, new Span<NativeValue>(values, arguments.Length), scratch);
        try
        {
            int count = 0;
            NativeStatus.Check(NativeMethods.anyshot_torch_operator_invoke(number, values, arguments.Length, results, capacity, &count));
            return count;
        }
        finally
        {
            frame.Dispose();
        }
    }

    private static int Resolve(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string overload = dot < 0 ? string.Empty : name[(dot + 1)..];
        NativeStatus.Check(NativeMethods.anyshot_torch_operator_resolve("aten::" + (dot < 0 ? name : name[..dot]), overload, out int number));
        return Numbers.GetOrAdd(name, number);
    }

    private static InvalidOperationException Unexpected(string name) => new($"Operator {name} returned another kind of result than this libtorch was expected to.");
}
