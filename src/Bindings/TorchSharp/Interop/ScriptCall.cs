namespace TorchSharp.Interop;

/// <summary>Calls methods of TorchScript modules and gives their results the .NET types of the official package.</summary>
internal static unsafe class ScriptCall
{
    private const int StackResults = 8;

    /// <param name="module">The module's handle.</param>
    /// <param name="method">A method of the module, usually <c>forward</c>.</param>
    /// <param name="inputs">Tensors, lists of tensors, numbers, truth values, strings or null.</param>
    /// <returns>A tensor, a tuple of two to five values, an array of tensors, a <see cref="Scalar"/>, or null.</returns>
    internal static object? Invoke(ScriptModuleHandle module, string method, ReadOnlySpan<object?> inputs)
    {
        Argument[] arguments = new Argument[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            arguments[i] = ToArgument(inputs[i], i);
        }

        NativeValue* values = stackalloc NativeValue[inputs.Length];
        long* scratch = stackalloc long[ArgumentFrame.StackWords];
        NativeValue* few = stackalloc NativeValue[StackResults];
        int count = 0;
        bool added = false;
        ArgumentFrame frame = new(arguments, new Span<NativeValue>(values, inputs.Length), scratch);
        try
        {
            module.DangerousAddRef(ref added);
            NativeStatus.Check(NativeMethods.anyshot_torch_module_call(module.DangerousGetHandle(), method, values, inputs.Length, few, StackResults, &count));
        }
        finally
        {
            frame.Dispose();
            if (added)
            {
                module.DangerousRelease();
            }
        }

        ReadOnlySpan<NativeValue> results = count <= StackResults ? new ReadOnlySpan<NativeValue>(few, count) : Operator.ReadPending(count);
        int position = 0;
        return Read(results, ref position);
    }

    private static Argument ToArgument(object? input, int position) => input switch
    {
        null => Argument.None,
        torch.Tensor tensor => tensor,
        torch.Tensor[] tensors => tensors,
        IList<torch.Tensor> tensors => (torch.Tensor[])[.. tensors],
        bool flag => flag,
        int number => number,
        long number => number,
        float number => (double)number,
        double number => number,
        Scalar number => number,
        string text => text,
        _ => throw new ArgumentException($"Input {position} is of type {input.GetType()}, which a TorchScript method cannot take here."),
    };

    private static object? Read(ReadOnlySpan<NativeValue> results, ref int position)
    {
        NativeValue value = results[position++];
        switch (value.Tag)
        {
            case ValueTag.None:
                return null;
            case ValueTag.Tensor:
                return new torch.Tensor(new TensorHandle((nint)value.Bits));
            case ValueTag.TensorList:
                object?[] elements = new object?[value.Length];
                for (int i = 0; i < elements.Length; i++)
                {
                    elements[i] = Read(results, ref position);
                }

                return value.Reserved == 1 ? ToTuple(elements) : ToList(elements);
            default:
                return new Scalar(value.Tag, value.Bits);
        }
    }

    private static object ToList(object?[] elements) =>
        Array.TrueForAll(elements, element => element is torch.Tensor) ? Array.ConvertAll(elements, element => (torch.Tensor)element!)
        : Array.TrueForAll(elements, element => element is Scalar) ? Array.ConvertAll(elements, element => (Scalar)element!)
        : elements;

    private static object? ToTuple(object?[] elements)
    {
        if (elements.Length == 1)
        {
            return elements[0];
        }

        return ToList(elements) switch
        {
            torch.Tensor[] { Length: 2 } t => (t[0], t[1]),
            torch.Tensor[] { Length: 3 } t => (t[0], t[1], t[2]),
            torch.Tensor[] { Length: 4 } t => (t[0], t[1], t[2], t[3]),
            torch.Tensor[] { Length: 5 } t => (t[0], t[1], t[2], t[3], t[4]),
            Scalar[] { Length: 2 } s => (s[0], s[1]),
            Scalar[] { Length: 3 } s => (s[0], s[1], s[2]),
            object list => list,
        };
    }
}
