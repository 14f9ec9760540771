namespace AnyShot.Edge.Inspection;

/// <summary>Changes the classes of a running agent.</summary>
public interface IClassSetChanges
{
    /// <summary>
    /// Builds a class set beside the one in force and puts it in force: the next frame is judged by it. Works on the calling thread; judging goes on meanwhile. One change at a time, others wait.
    /// </summary>
    /// <param name="classes">All classes of the new set, as the configuration would have them.</param>
    /// <param name="cancellationToken">Ends the building; the old set stays in force.</param>
    /// <returns>The set, with what its words are worth.</returns>
    /// <exception cref="InvalidDataException">The classes cannot be used; one sentence a mistake. The old set stays in force.</exception>
    /// <exception cref="InvalidOperationException">The inspection has not started.</exception>
    ClassSet Apply(IReadOnlyList<ClassOptions> classes, CancellationToken cancellationToken);
}
