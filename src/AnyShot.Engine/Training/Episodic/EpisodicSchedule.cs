namespace AnyShot.Engine.Training.Episodic;

/// <summary>How the learning rate falls over the episodes.</summary>
public enum EpisodicSchedule
{
    /// <summary>To a half every <see cref="EpisodicOptions.HalveEvery"/> episodes (Snell, Swersky and Zemel 2017).</summary>
    Halve,

    /// <summary>On half a cosine to 1e-6.</summary>
    Cosine,

    /// <summary>To a tenth at 60 % and again at 80 % of the episodes.</summary>
    Step,
}
