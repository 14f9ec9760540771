namespace AnyShot.Engine.Learners;

/// <summary>One shot as the rest of the support set sees it.</summary>
/// <param name="Class">Its own class.</param>
/// <param name="Squared">Squared distance to each class's prototype; the own class's prototype is made without the shot.</param>
/// <param name="IsLeftOut">False for a class's only shot, which cannot be left out: its distance to its own class is 0 and says nothing.</param>
internal readonly record struct LeftOutShot(int Class, float[] Squared, bool IsLeftOut);
