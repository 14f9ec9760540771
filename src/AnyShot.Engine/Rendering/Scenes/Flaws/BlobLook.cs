namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Profile of an areal mark from outside to inside. Lengths in pixels.</summary>
internal readonly record struct BlobLook
{
    /// <summary>How much of the surface it hides or tints, 0 to 1.</summary>
    public float Cover { get; init; }

    /// <summary>Width of the fading edge; at least about 1.</summary>
    public float Softness { get; init; }

    /// <summary>Waviness of the outline against the radius: 0 an ellipse, 0.3 irregular, 0.8 ragged with islands.</summary>
    public float Roughness { get; init; }

    /// <summary>Light added on the outline, -1 to 1.</summary>
    public float RimTone { get; init; }

    /// <summary>Width of that rim.</summary>
    public float RimWidth { get; init; }

    /// <summary>Cover of the middle against that of the edge: 1 even, 0 faded inside as a dried drop.</summary>
    public float Core { get; init; }

    /// <summary>Height in pixels, negative into the surface; light from one side then shades the slopes.</summary>
    public float Relief { get; init; }

    /// <summary>Width of the slope, from the outline inwards.</summary>
    public float Slope { get; init; }
}
