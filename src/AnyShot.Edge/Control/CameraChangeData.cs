namespace AnyShot.Edge.Control;

/// <summary>What <c>camera/change</c> answers with.</summary>
/// <param name="Restarts">Whether the agent starts anew for it; otherwise it holds from the next frame on.</param>
/// <param name="Advice">What it means for the classes; empty when nothing.</param>
public sealed record CameraChangeData(bool Restarts, string Advice);
