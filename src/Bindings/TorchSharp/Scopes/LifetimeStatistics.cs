namespace TorchSharp;

/// <summary>How many objects of one kind a thread created and freed, inside and outside of dispose scopes.</summary>
public class LifetimeStatistics
{
    internal LifetimeStatistics()
    {
    }

    /// <summary>Created while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Freed while in no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Created in a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Freed while in a scope.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Taken over by a scope after creation.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Taken out of all scopes.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Created minus freed by this thread.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount - DisposedInScopeCount + CreatedOutsideScopeCount - DisposedOutsideScopeCount;

    /// <summary>Sets all counts to 0.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }
}
