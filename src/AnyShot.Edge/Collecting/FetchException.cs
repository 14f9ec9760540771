namespace AnyShot.Edge.Collecting;

/// <summary>Something could not be fetched.</summary>
/// <param name="reason">One sentence.</param>
/// <param name="isLasting">Asking again would give the same.</param>
internal sealed class FetchException(string reason, bool isLasting) : Exception(reason)
{
    public bool IsLasting => isLasting;
}
