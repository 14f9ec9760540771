namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>How a crack runs. Lengths in pixels, angles in radians.</summary>
internal readonly record struct CrackLook
{
    /// <summary>Length of a straight piece.</summary>
    public float Step { get; init; }

    /// <summary>Greatest turn from piece to piece.</summary>
    public float Jag { get; init; }

    /// <summary>Chance of a branch at each piece.</summary>
    public float Branching { get; init; }

    /// <summary>Angle of a branch to its stem.</summary>
    public float Spread { get; init; }

    public float Softness { get; init; }

    public float Depth { get; init; }
}
