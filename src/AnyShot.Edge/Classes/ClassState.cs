namespace AnyShot.Edge.Classes;

/// <summary>What a class may do.</summary>
public enum ClassState
{
    /// <summary>Judges in shadow only: can never fail a part.</summary>
    Trial,

    /// <summary>Judges parts.</summary>
    Live,

    /// <summary>Judges nothing any more.</summary>
    Retired,
}
