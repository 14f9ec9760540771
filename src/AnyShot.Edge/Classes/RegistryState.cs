namespace AnyShot.Edge.Classes;

/// <summary>What holds now. Immutable.</summary>
/// <param name="Live">The revision that judges parts.</param>
/// <param name="Trial">The newest revision while it is not live: it judges in shadow. Null when nothing is on trial.</param>
public sealed record RegistryState(ClassRevision Live, ClassRevision? Trial)
{
    /// <summary>What the next change starts from.</summary>
    public ClassRevision Newest => Trial ?? Live;

    /// <summary>State of a class, by its id; null when there never was one.</summary>
    public ClassState? Of(string id)
    {
        var live = Live.Classes.FirstOrDefault(entry => entry.Id == id);
        var newest = Newest.Classes.FirstOrDefault(entry => entry.Id == id);
        return (live, newest) switch
        {
            (null, null) => null,
            ({ IsRetired: false }, _) => ClassState.Live,
            (_, { IsRetired: false }) => ClassState.Trial,
            _ => ClassState.Retired,
        };
    }
}
