namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Sets the draws of a training's parts apart. Folds follow the refined stage.</summary>
internal static class StageStreams
{
    public const ulong Trunk = 0x100;
    public const ulong Coarse = 0x200;
    public const ulong Refined = 0x300;
}
