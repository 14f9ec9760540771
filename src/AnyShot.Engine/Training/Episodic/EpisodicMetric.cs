namespace AnyShot.Engine.Training.Episodic;

/// <summary>How far an embedding is from a prototype.</summary>
public enum EpisodicMetric
{
    /// <summary>Squared Euclidean distance (Snell, Swersky and Zemel 2017).</summary>
    Euclidean,

    /// <summary>kappa (1 - cosine), kappa learnt from 10 on.</summary>
    Cosine,
}
