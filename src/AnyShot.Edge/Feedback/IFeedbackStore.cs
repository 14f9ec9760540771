using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Feedback;

/// <summary>
/// What people said of verdicts, and the images of those parts: the regression set on which every change of classes is tried. The images are bounded, what was said is not forgotten. Thread-safe.
/// </summary>
public interface IFeedbackStore
{
    /// <summary>Told after each feedback, on the caller's thread.</summary>
    event Action? Changed;

    /// <summary>Notes, durably, of which class a part is. Its image is kept from then on.</summary>
    /// <param name="inspectionId">Of the verdict.</param>
    /// <param name="trueClass">Id of a class, live or on trial; null confirms the class that the agent named.</param>
    /// <param name="caller">Who says so.</param>
    /// <param name="why">A remark, at most 400 characters; may be empty.</param>
    /// <exception cref="FeedbackRefusedException">It cannot be taken; one sentence says why.</exception>
    FeedbackEntry Give(long inspectionId, string? trueClass, Caller caller, string why = "");

    /// <summary>Notes, durably, that an answer is taken back; the answer itself stays in the history. The newest one that was not taken back counts then. Without any the part is not confirmed any more; its image stays while there is room.</summary>
    /// <param name="inspectionId">Of the verdict.</param>
    /// <param name="entry">Number of the answer; 0 for the newest that counts on the part whose image is kept under the number.</param>
    /// <param name="caller">Who says so. An answer of somebody else, or one that came through another door, needs an engineer.</param>
    /// <param name="why">A remark, at most 400 characters; may be empty.</param>
    /// <returns>The entry that was noted.</returns>
    /// <exception cref="FeedbackRefusedException">There is no such answer, it was taken back before, it is not the caller's, or without a number it cannot be told which part is meant; one sentence says which.</exception>
    FeedbackEntry Withdraw(long inspectionId, long entry, Caller caller, string why = "");

    /// <summary>The parts whose image is kept, with their class by the newest feedback that was not taken back; by inspection id.</summary>
    IReadOnlyList<ConfirmedPart> Confirmed();

    /// <summary>A confirmed part with its image; null when it is not kept (any more).</summary>
    ArchivedPart? TryRead(long inspectionId);

    /// <summary>All that was said of a part, newest first.</summary>
    IReadOnlyList<FeedbackEntry> History(long inspectionId);

    /// <summary>What was said last, newest first.</summary>
    IReadOnlyList<FeedbackEntry> Newest(int most);

    /// <summary>What was said of parts that were captured in a time and not taken back, newest first.</summary>
    /// <param name="from">Beginning, included.</param>
    /// <param name="to">End, not included.</param>
    /// <param name="most">At most so many.</param>
    IReadOnlyList<FeedbackEntry> Captured(DateTimeOffset from, DateTimeOffset to, int most);
}
