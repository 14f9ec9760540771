namespace AnyShot.Edge.Outbox;

/// <summary>
/// Inspection ids that are given out before the verdict. A reserved id is used by appending a verdict that has it. Until then no sink gets a verdict with a higher id, so that all of them see
/// ids in order. Reservations survive a killed process, not a power cut. Thread-safe.
/// </summary>
public interface IReservations
{
    /// <summary>Takes the next id.</summary>
    /// <exception cref="OutboxFullException">The disk takes no writes.</exception>
    long Reserve(string camera, string partId);

    /// <summary>Gives an id back that nobody was told of.</summary>
    void Release(long inspectionId);

    /// <summary>Reservations without a verdict, of this and earlier runs, in order of id.</summary>
    IReadOnlyList<Reservation> Reserved();

    /// <summary>A count that survives a restart; 0 when it was never added to.</summary>
    long Tally(string name);

    /// <summary>Adds one to a count. A disk that takes no writes costs the count, not the caller.</summary>
    void AddTally(string name);
}
