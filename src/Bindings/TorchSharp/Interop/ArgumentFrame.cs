using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>
/// The native form of a call's arguments. Lists are copied into one scratch buffer (the caller's stack while it is large enough), and every
/// tensor is kept alive until <see cref="Dispose"/>, so that another thread that disposes one meanwhile does no harm.
/// </summary>
internal unsafe ref struct ArgumentFrame
{
    /// <summary>Words of scratch that cover nearly every call: shapes, paddings, a few tensors.</summary>
    internal const int StackWords = 64;

    private readonly ReadOnlySpan<Argument> arguments;
    private readonly Span<NativeValue> values;
    private readonly long* scratch;
    private readonly long* heap;
    private int used;

    internal ArgumentFrame(ReadOnlySpan<Argument> arguments, Span<NativeValue> values, long* stack)
    {
        this.arguments = arguments;
        this.values = values;
        int words = 0;
        foreach (ref readonly Argument argument in arguments)
        {
            words += WordsOf(argument);
        }

        heap = words > StackWords ? (long*)NativeMemory.Alloc((nuint)words, sizeof(long)) : null;
        scratch = heap is null ? stack : heap;
        int done = 0;
        try
        {
            for (; done < arguments.Length; done++)
            {
                values[done] = Convert(arguments[done]);
            }
        }
        catch
        {
            Release(done);
            throw;
        }
    }

    internal readonly void Dispose() => Release(arguments.Length);

    private static int WordsOf(in Argument argument) => argument.Reference switch
    {
        string text => (Encoding.UTF8.GetMaxByteCount(text.Length) / sizeof(long)) + 1,
        Array => checked((int)argument.Length),
        _ => 0,
    };

    private NativeValue Convert(in Argument argument)
    {
        NativeValue value = new() { Tag = argument.Tag, Bits = argument.Bits, Length = argument.Length };
        long* target = scratch + used;
        switch (argument.Reference)
        {
            case null:
                return value;
            case torch.Tensor tensor:
                value.Bits = tensor.Acquire();
                return value;
            case torch.Generator generator:
                value.Bits = generator.Handle;
                return value;
            case long[] numbers:
                numbers.CopyTo(new Span<long>(target, numbers.Length));
                break;
            case double[] numbers:
                numbers.CopyTo(new Span<double>(target, numbers.Length));
                break;
            case bool[] flags:
                flags.CopyTo(new Span<bool>(target, flags.Length));
                break;
            case string text:
                value.Length = Encoding.UTF8.GetBytes(text, new Span<byte>(target, WordsOf(argument) * sizeof(long)));
                break;
            case torch.Tensor?[] tensors:
                AcquireAll(tensors, target);
                break;
            default:
                throw new InvalidOperationException($"An argument of type {argument.Reference.GetType()} has no native form.");
        }

        used += WordsOf(argument);
        value.Bits = (nint)target;
        return value;
    }

    private static void AcquireAll(torch.Tensor?[] tensors, long* target)
    {
        int done = 0;
        try
        {
            for (; done < tensors.Length; done++)
            {
                target[done] = tensors[done]?.Acquire() ?? 0;
            }
        }
        catch
        {
            for (int i = 0; i < done; i++)
            {
                tensors[i]?.Release();
            }

            throw;
        }
    }

    private readonly void Release(int count)
    {
        for (int i = 0; i < count; i++)
        {
            switch (arguments[i].Reference)
            {
                case torch.Tensor tensor:
                    tensor.Release();
                    break;
                case torch.Generator generator:
                    GC.KeepAlive(generator);
                    break;
                case torch.Tensor?[] tensors:
                    foreach (torch.Tensor? tensor in tensors)
                    {
                        tensor?.Release();
                    }

                    break;
            }
        }

        NativeMemory.Free(heap);
    }
}
