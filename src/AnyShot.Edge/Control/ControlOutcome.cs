namespace AnyShot.Edge.Control;

/// <summary>How a request ended.</summary>
public enum ControlOutcome
{
    Done,

    /// <summary>The body, the id or a value in it cannot be used (HTTP 400).</summary>
    Invalid,

    /// <summary>The caller's role does not allow it (HTTP 403).</summary>
    Forbidden,

    /// <summary>What it names does not exist (HTTP 404).</summary>
    NotFound,

    /// <summary>It does not fit the present state, such as a promotion of a revision that is no longer on trial (HTTP 409).</summary>
    Conflict,

    /// <summary>The caller asks too often (HTTP 429).</summary>
    TooMany,

    /// <summary>The agent cannot do it now: the database is away, the disk is full, the inspection has not started (HTTP 503).</summary>
    Unavailable,
}
