namespace AnyShot.Edge.Classes;

/// <summary>A change of the registry. Changes of classes make a new revision, on trial; <see cref="Promote"/>, <see cref="Rollback"/> say which revision is live.</summary>
public abstract record ClassChange
{
    private ClassChange()
    {
    }

    /// <summary>Adds a class. Number 0 and id "" take the next free number and an id made of the name. Shots must be in the shot store.</summary>
    public sealed record Add(RegisteredClass Class) : ClassChange;

    /// <summary>Puts a class in the place of the one with its id; number and shots must be those of it.</summary>
    public sealed record Change(RegisteredClass Class) : ClassChange;

    /// <summary>Adds an example that is in the shot store.</summary>
    public sealed record AddShot(string Id, string Shot) : ClassChange;

    /// <summary>Takes an example from a class; its image stays in the shot store.</summary>
    public sealed record RemoveShot(string Id, string Shot) : ClassChange;

    /// <summary>Gives the shots, prompts and name (as a synonym) of a class to another one and retires it.</summary>
    public sealed record Merge(string From, string Into) : ClassChange;

    /// <summary>A class judges no more.</summary>
    public sealed record Retire(string Id) : ClassChange;

    /// <summary>Makes the revision on trial live.</summary>
    /// <param name="Revision">The one that was looked at; another one on trial is a conflict.</param>
    public sealed record Promote(long Revision) : ClassChange;

    /// <summary>Makes the classes of any earlier revision live at once, as a new revision; what is on trial is dropped.</summary>
    public sealed record Rollback(long Revision) : ClassChange;

    /// <summary>Drops what is on trial: the live classes become the newest revision.</summary>
    public sealed record Discard : ClassChange;

    /// <summary>Changes no class: an entry of the audit log about something else of the station, such as its configuration.</summary>
    /// <param name="What">For the audit log.</param>
    public sealed record Note(string What) : ClassChange;

    /// <summary>Replaces all classes, from a file of the export or from the configuration.</summary>
    /// <param name="Classes">All classes.</param>
    /// <param name="IsLive">Whether they are live at once.</param>
    public sealed record Replace(IReadOnlyList<RegisteredClass> Classes, bool IsLive) : ClassChange
    {
        /// <summary>Number of the revision that it makes in a registry that has none yet; higher than 1 where verdicts may have named lower ones.</summary>
        public long FirstRevision { get; init; } = 1;
    }
}
