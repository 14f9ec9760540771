namespace AnyShot.Edge.Security;

/// <summary>What somebody may do. Each role may do all that the ones before it may.</summary>
public enum Role
{
    /// <summary>Look.</summary>
    Viewer,

    /// <summary>Teach: propose classes, add examples, confirm or correct verdicts, trigger.</summary>
    Technician,

    /// <summary>Decide: promote, roll back, retire, change the mode.</summary>
    Engineer,

    /// <summary>Everything: users, certificates, import.</summary>
    Administrator,
}
