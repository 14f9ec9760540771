namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>
/// Everything that a camera and its lamp do to one picture. Drawn mostly by instance, because all classes of a line are seen by one camera and nothing about it may give a class away;
/// the identity only leans it a little. Lengths are in pixels of the picture.
/// </summary>
internal readonly record struct Exposure
{
    /// <summary>Side of the picture in which the lengths below would be as they are drawn.</summary>
    private const float ReferenceSide = 96f;

    public required bool IsGrey { get; init; }

    /// <summary>Factor on the light, before the exposure control corrects it.</summary>
    public required float Gain { get; init; }

    /// <summary>White balance: factors on red, green and blue.</summary>
    public required (float Red, float Green, float Blue) Balance { get; init; }

    /// <summary>Change of the light over the picture's half side, in both directions.</summary>
    public required (float X, float Y) Slope { get; init; }

    /// <summary>Loss of light in the corners, 0 to 0.4.</summary>
    public required float Vignette { get; init; }

    public required HotSpot Lamp { get; init; }

    /// <summary>Foreshortening in both directions, 0 where the camera looks straight down.</summary>
    public required (float X, float Y) Tilt { get; init; }

    /// <summary>Turn of the camera, radians.</summary>
    public required float Turn { get; init; }

    /// <summary>Deviation of the lens blur.</summary>
    public required float Defocus { get; init; }

    /// <summary>Length of the motion blur across and along.</summary>
    public required (float X, float Y) Motion { get; init; }

    /// <summary>Noise of the sensor without light, and the factor of its square root law with light.</summary>
    public required (float Read, float Shot) Noise { get; init; }

    /// <summary>How many pixels of the picture share one pixel of the sensor, along a side; 1 and less: none do.</summary>
    public required float Coarseness { get; init; }

    /// <summary>Strength of the sharpening, 0 to 1.5.</summary>
    public required float Sharpening { get; init; }

    /// <summary>Bend of the middle tones, -0.6 (darker) to 0.6 (brighter), and of the contrast, -0.6 to 0.8.</summary>
    public required (float Gamma, float Contrast) Tone { get; init; }

    /// <summary>Level of black, 0 to 0.12: stray light.</summary>
    public required float Black { get; init; }

    /// <summary>Quality of the JPEG compression, 1 to 100; 0: none.</summary>
    public required int JpegQuality { get; init; }

    public static Exposure Draw(Scene scene, Canvas canvas, ref Pcg32 identity, ref Pcg32 instance)
    {
        var scale = canvas.Side / ReferenceSide;
        var softness = MostSoftness(scene);
        var warmth = identity.Range(-0.025f, 0.025f) + instance.Range(-0.035f, 0.035f);
        var tint = instance.Range(-0.02f, 0.02f);
        var evenness = scene.FlawShape == FlawShape.Gradient ? 0.25f : 1f;
        var slope = instance.Range(0, 0.28f) * evenness * instance.Unit();
        var tilted = instance.Chance(0.5f);
        var moving = instance.Chance(0.12f);
        var coarse = instance.Chance(0.28f);
        return new Exposure
        {
            IsGrey = SceneTone.IsGrey(scene),
            Gain = identity.Range(0.92f, 1.06f) * instance.Range(0.78f, 1.22f),
            Balance = (1 + warmth, 1 - tint, 1 - warmth + tint),
            Slope = (slope * canvas.Light.X, slope * canvas.Light.Y),
            Vignette = instance.Range(0, 0.35f) * instance.Unit() * evenness,
            Lamp = HotSpot.Draw(evenness, ref instance),
            Tilt = tilted ? (instance.Range(-0.14f, 0.14f), instance.Range(-0.14f, 0.14f)) : (0, 0),
            Turn = tilted ? instance.Range(-0.06f, 0.06f) : 0,
            Defocus = scale * softness * (identity.Range(0.1f, 0.35f) + (instance.Chance(0.25f) ? instance.Range(0.2f, coarse ? 0.5f : 1.1f) : instance.Range(0, 0.3f))),
            Motion = !moving ? (0, 0) : instance.Chance(0.5f) ? (scale * softness * instance.Range(1.5f, 4f), 0) : (0, scale * softness * instance.Range(1.5f, 4f)),
            Noise = (instance.Range(0.002f, 0.010f), instance.Range(0.004f, 0.03f) * instance.Unit()),
            Coarseness = coarse ? scale * (1 + (softness * instance.Range(0.2f, 1.9f))) : 1,
            Sharpening = instance.Chance(0.3f) ? instance.Range(0.2f, 1.4f) : 0,
            Tone = (instance.Range(-0.28f, 0.32f) + identity.Range(-0.1f, 0.1f), instance.Range(-0.3f, 0.6f)),
            Black = instance.Chance(0.4f) ? instance.Range(0, 0.12f) : 0,
            JpegQuality = instance.Chance(0.34f) ? 18 + instance.Below(75) : 0,
        };
    }

    /// <summary>What is tiny or thin has to survive the optics, since the caption names it.</summary>
    private static float MostSoftness(Scene scene) =>
        scene[Trait.FlawSize] == (int)FlawSize.Tiny ? 0.45f
        : scene.FlawShape is FlawShape.Line or FlawShape.Scratches or FlawShape.BranchingCrack or FlawShape.OpenTrack or FlawShape.BridgedTrack ? 0.6f
        : 1f;
}
