namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>A piece broken out of the border. Lengths in pixels.</summary>
internal readonly record struct ChipLook
{
    /// <summary>Half of its length along the border.</summary>
    public float Radius { get; init; }

    /// <summary>How far it goes into the part.</summary>
    public float Depth { get; init; }

    /// <summary>Waviness of its outline against its size.</summary>
    public float Roughness { get; init; }

    /// <summary>0 round, 1 a rectangular notch.</summary>
    public float Square { get; init; }

    /// <summary>Share of it where nothing is left; beyond it is the slope of the fracture.</summary>
    public float Through { get; init; }

    /// <summary>Shell-like waves on the fracture.</summary>
    public float Ripples { get; init; }

    public float Strength { get; init; }

    /// <summary>Place in the noise.</summary>
    public float Seed { get; init; }
}
