namespace AnyShot.Engine.Data;

/// <summary>What a class may be used for. The numbers are those of the <c>split</c> array of a feature file.</summary>
public enum ClassSplit
{
    /// <summary>Trains backbones and generators.</summary>
    Base = 0,

    /// <summary>Chooses: early stopping, hyper-parameters, temperatures, thresholds.</summary>
    Validation = 1,

    /// <summary>Measures, and nothing else.</summary>
    Novel = 2,
}
