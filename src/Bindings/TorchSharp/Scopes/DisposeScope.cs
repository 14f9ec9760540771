namespace TorchSharp;

/// <summary>
/// Frees the tensors that its thread creates while it is the innermost scope. Made by <see cref="torch.NewDisposeScope"/>, ended by
/// <see cref="Dispose"/>; results that shall outlive it are moved out first. Not thread-safe: a scope belongs to one thread.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private HashSet<IDisposable> members = new(ReferenceEqualityComparer.Instance);
    private bool ended;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        OuterScope = outer;
    }

    /// <summary>What the scope would free now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. members];

    /// <summary>How many objects the scope would free now.</summary>
    public int DisposablesCount => members.Count;

    internal DisposeScope? OuterScope { get; set; }

    /// <summary>Whether the scope would free this object.</summary>
    public bool Contains(IDisposable disposable) => members.Contains(disposable);

    /// <summary>Frees everything in the scope; the scope goes on.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Frees everything in the scope but <paramref name="inKeep"/>, which stays in it.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        HashSet<IDisposable> before = members;
        members = new(inKeep, ReferenceEqualityComparer.Instance);
        foreach (IDisposable disposable in before)
        {
            if (!members.Contains(disposable))
            {
                disposable.Dispose();
            }
        }
    }

    /// <summary>Frees everything in the scope and ends it. A second call does nothing.</summary>
    public void Dispose()
    {
        if (!ended)
        {
            DisposeEverything();
            manager.Remove(this);
            ended = true;
        }
    }

    /// <summary>Tells the scope that one of its objects was freed by its own <c>Dispose</c>.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        members.Remove(disposable);
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = null;
        }
    }

    internal void Add(IDisposable disposable) => members.Add(disposable);

    private bool Adopt(IDisposable disposable)
    {
        torch.Tensor tensor = disposable as torch.Tensor ?? throw new InvalidOperationException("A dispose scope holds tensors only.");
        if (tensor.OwningDisposeScope == this)
        {
            return false;
        }

        tensor.OwningDisposeScope?.members.Remove(tensor);
        tensor.OwningDisposeScope = this;
        members.Add(tensor);
        return true;
    }
}
