using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Sessions;

/// <summary>What holds after a session, over the seeds. All answers are among all classes seen so far.</summary>
/// <param name="Session">0 is the base session.</param>
/// <param name="Classes">Classes seen so far.</param>
/// <param name="Seen">Accuracy on the test images of all of them.</param>
/// <param name="Base">On those of the base classes.</param>
/// <param name="New">On those of all classes that came later; null in the base session.</param>
/// <param name="Harmonic">Harmonic mean of base and new; null in the base session.</param>
/// <param name="Forgetting">How much the classes of a session have lost since they were best, mean over the sessions before this one; null in the base session.</param>
/// <param name="Drop">Accuracy after the base session minus the accuracy now.</param>
public sealed record SessionRow(int Session, int Classes, MeanInterval Seen, MeanInterval Base, MeanInterval? New, MeanInterval? Harmonic, MeanInterval? Forgetting, MeanInterval Drop);
