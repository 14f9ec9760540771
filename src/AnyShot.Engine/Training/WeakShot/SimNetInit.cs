namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What the trunk of the similarity network begins with, where it is trained.</summary>
public enum SimNetInit
{
    /// <summary>A plain classifier of the clean base classes.</summary>
    Base = 0,

    /// <summary>A plain classifier of the noisy images, as published.</summary>
    Noisy,

    /// <summary>Random weights.</summary>
    None,
}
