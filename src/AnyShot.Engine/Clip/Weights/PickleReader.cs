using System.Buffers.Binary;
using System.Text;

namespace AnyShot.Engine.Clip.Weights;

/// <summary>
/// Reads the pickles in which PyTorch lists tensors (protocol 2, as documented in Python's <c>pickletools</c>). Numbers, texts, lists, tuples, dictionaries and
/// tensors come out; calls are not made but recognised by name, so that a hostile file can do nothing. Every loop is bounded by the length of the pickle.
/// </summary>
internal sealed class PickleReader
{
    private const int MostMemos = 1 << 20;

    private readonly byte[] _bytes;
    private readonly Stack<object?> _stack = new();
    private readonly Dictionary<int, object?> _memo = [];
    private int _place;

    private PickleReader(byte[] bytes) => _bytes = bytes;

    /// <summary>
    /// The object of a pickle: null, bool, long, double, string, object?[] (tuple), List&lt;object?&gt;, Dictionary&lt;object, object?&gt;, <see cref="PickledType"/>,
    /// <see cref="PickledObject"/>, <see cref="TorchStorage"/> or <see cref="TorchTensor"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged, or has an operation that PyTorch does not write.</exception>
    public static object? Read(byte[] pickle)
    {
        try
        {
            return new PickleReader(pickle).Run();
        }
        catch (Exception error) when (error is InvalidCastException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException
            or KeyNotFoundException or NullReferenceException)
        {
            throw new InvalidDataException("its list of tensors is damaged", error);
        }
    }

    private object? Run()
    {
        while (true)
        {
            var operation = (char)_bytes[_place++];
            switch (operation)
            {
                case '.': return _stack.Pop();
                case '\u0080': _place++; break;
                case '(': _stack.Push(Mark.Instance); break;
                case '0': _stack.Pop(); break;
                case 'q': Remember(_bytes[_place++]); break;
                case 'r': Remember(BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
                case 'h': _stack.Push(_memo[_bytes[_place++]]); break;
                case 'j': _stack.Push(_memo[BinaryPrimitives.ReadInt32LittleEndian(Take(4))]); break;
                default: Operate(operation); break;
            }
        }
    }

    private void Operate(char operation)
    {
        if (Constant(operation, out var value))
        {
            _stack.Push(value);
            return;
        }

        switch (operation)
        {
            case 't': _stack.Push(PopToMark()); break;
            case '\u0085': _stack.Push(Pop(1)); break;
            case '\u0086': _stack.Push(Pop(2)); break;
            case '\u0087': _stack.Push(Pop(3)); break;
            case 'a': Extend(Pop(1)); break;
            case 'e': Extend(PopToMark()); break;
            case 's': Set(Pop(2)); break;
            case 'u': Set(PopToMark()); break;
            case 'Q': _stack.Push(Storage((object?[])_stack.Pop()!)); break;
            case 'R': _stack.Push(Made(Pop(2))); break;
            case '\u0081': Pop(2); _stack.Push(new PickledObject()); break;
            case 'b': Build(_stack.Pop()); break;
            default: throw new InvalidDataException($"its list of tensors has the operation 0x{(int)operation:x2}, which PyTorch does not write");
        }
    }

    private bool Constant(char operation, out object? value)
    {
        value = operation switch
        {
            'N' => null,
            '\u0088' => true,
            '\u0089' => false,
            'K' => (long)Take(1)[0],
            'M' => (long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)),
            'J' => (long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)),
            '\u008a' => Long(Take(Take(1)[0])),
            'G' => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            'X' => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)))),
            'c' => new PickledType($"{Line()}.{Line()}"),
            '}' => new Dictionary<object, object?>(),
            ']' => new List<object?>(),
            ')' => Array.Empty<object?>(),
            _ => Mark.Instance,
        };
        return value is not Mark;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _bytes.AsSpan(_place, count);
        _place += count;
        return taken;
    }

    private string Line()
    {
        var length = _bytes.AsSpan(_place).IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(Take(length));
        _place++;
        return line;
    }

    private static long Long(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= sizeof(long) ? (long)new System.Numerics.BigInteger(bytes) : throw new OverflowException("A number has more than 64 bits.");

    private void Remember(int key)
    {
        if (_memo.Count >= MostMemos)
        {
            throw new InvalidOperationException("There are too many references.");
        }

        _memo[key] = _stack.Peek();
    }

    private object?[] Pop(int count)
    {
        var values = new object?[count];
        while (count > 0)
        {
            values[--count] = _stack.Pop() is var value and not Mark ? value : throw new InvalidOperationException("A mark is no value.");
        }

        return values;
    }

    private object?[] PopToMark()
    {
        var values = new List<object?>();
        while (_stack.Pop() is var value and not Mark)
        {
            values.Add(value);
        }

        values.Reverse();
        return [.. values];
    }

    private void Extend(object?[] values) => ((List<object?>)_stack.Peek()!).AddRange(values);

    private void Set(object?[] pairs)
    {
        var dictionary = (Dictionary<object, object?>)_stack.Peek()!;
        for (var i = 0; i < pairs.Length; i += 2)
        {
            dictionary[pairs[i]!] = pairs[i + 1];
        }
    }

    /// <summary>Attributes of a dictionary, such as the versions of layers, are not needed.</summary>
    private void Build(object? state)
    {
        if (_stack.Peek() is PickledObject target)
        {
            target.State = state;
        }
    }

    private static TorchStorage Storage(object?[] identity) =>
        identity is ["storage", PickledType type, string key, _, long count, ..] ? new TorchStorage(type.Name, key, count) : throw new InvalidCastException("No storage.");

    private static object Made(object?[] call) => (((PickledType)call[0]!).Name, (object?[])call[1]!) switch
    {
        ("collections.OrderedDict", _) => new Dictionary<object, object?>(),
        ("torch._utils._rebuild_tensor_v2", [TorchStorage storage, long offset, object?[] shape, object?[] strides, ..]) =>
            new TorchTensor(storage, offset, Numbers(shape), Numbers(strides)),
        ("torch._utils._rebuild_parameter", [TorchTensor tensor, ..]) => tensor,
        _ => new PickledObject(),
    };

    private static long[] Numbers(object?[] values) => [.. values.Select(value => (long)value!)];

    /// <summary>The bottom of what a tuple, list or dictionary takes from the stack.</summary>
    private sealed class Mark
    {
        public static readonly Mark Instance = new();
    }
}
