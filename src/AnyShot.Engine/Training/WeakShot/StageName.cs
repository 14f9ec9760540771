namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The stages by their names in logs and checkpoints, in their order.</summary>
internal static class StageName
{
    public const string PlainBase = "plain-base";
    public const string PlainNoisy = "plain-noisy";
    public const string SimNet = "simnet";
    public const string Classifier = "classifier";

    private static readonly string[] All = [PlainBase, PlainNoisy, SimNet, Classifier];

    /// <summary>Position of a stage; settles its draws.</summary>
    public static int Number(string stage) => Array.IndexOf(All, stage);
}
