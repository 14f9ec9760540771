namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Which scenes a step may draw from: a window over the numbered scenes that moves on by a share of a batch a step, so that each scene is used a few times and then gives way.
/// Depends on the step alone, so that a training that was stopped goes on with the same scenes.
/// </summary>
internal sealed class SceneWindow(int scenes, int pool, int reuse)
{
    /// <summary>Number after the last scene that the step may draw.</summary>
    public long End(long step) => Math.Min(pool, 2L * scenes) + ((step * scenes) / reuse);

    /// <summary>Number of its first.</summary>
    public long First(long step) => Math.Max(0, End(step) - pool);
}
