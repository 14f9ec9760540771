namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What normalises the layers over pairs.</summary>
public enum PairNorm
{
    /// <summary>Each pair by itself (Wu and He 2018): the pairs of a batch are not independent, and two domains have two statistics.</summary>
    Group = 0,

    /// <summary>Over all pairs of a batch, as published.</summary>
    Batch,
}
