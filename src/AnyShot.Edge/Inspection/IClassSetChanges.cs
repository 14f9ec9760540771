using AnyShot.Edge.Classes;

namespace AnyShot.Edge.Inspection;

/// <summary>Class sets of a running agent, made of revisions of the registry. For any thread; one set is built at a time, others wait; judging goes on meanwhile.</summary>
public interface IClassSetChanges
{
    /// <summary>Builds a class set beside the one in force and puts it in force: the next batch of frames is judged by it.</summary>
    /// <param name="revision">Its classes that are not retired.</param>
    /// <param name="cancellationToken">Ends the building; the old set stays in force.</param>
    /// <returns>The set, with what its words are worth.</returns>
    /// <exception cref="InvalidDataException">The classes cannot be used; one sentence says which and why. The old set stays in force.</exception>
    /// <exception cref="IOException">An example cannot be fetched now. The old set stays in force.</exception>
    /// <exception cref="InvalidOperationException">The inspection has not started.</exception>
    Task<ClassSet> ApplyAsync(ClassRevision revision, CancellationToken cancellationToken);

    /// <summary>Builds a class set and leaves the one in force.</summary>
    /// <inheritdoc cref="ApplyAsync" path="/param"/>
    /// <exception cref="InvalidDataException">The classes cannot be used; one sentence says which and why.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    /// <exception cref="InvalidOperationException">The inspection has not started.</exception>
    Task<ClassSet> BuildAsync(ClassRevision revision, CancellationToken cancellationToken);
}
