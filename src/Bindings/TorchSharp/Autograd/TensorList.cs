using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>The native handles of several tensors, each kept alive until disposed.</summary>
internal readonly struct TensorList : IDisposable
{
    private readonly IList<torch.Tensor?> tensors;

    /// <param name="tensors">Null gives an empty list; null elements become handle 0.</param>
    internal TensorList(IList<torch.Tensor>? tensors)
    {
        this.tensors = tensors is null ? [] : [.. tensors];
        Handles = new nint[this.tensors.Count];
        int done = 0;
        try
        {
            for (; done < Handles.Length; done++)
            {
                Handles[done] = this.tensors[done]?.Acquire() ?? 0;
            }
        }
        catch
        {
            Release(done);
            throw;
        }
    }

    internal nint[] Handles { get; }

    internal int Count => Handles.Length;

    public void Dispose() => Release(Handles.Length);

    private void Release(int count)
    {
        for (int i = 0; i < count; i++)
        {
            tensors[i]?.Release();
        }
    }
}
