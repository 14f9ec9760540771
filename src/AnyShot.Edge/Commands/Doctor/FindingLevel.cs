namespace AnyShot.Edge.Commands.Doctor;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The agent runs, but not as well as it could, or soon no more.</summary>
    Warn,

    /// <summary>The agent cannot do its work.</summary>
    Fail,
}
