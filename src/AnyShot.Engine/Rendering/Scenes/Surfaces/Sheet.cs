using System.Numerics;
using System.Numerics.Tensors;

namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>
/// What materials work on: coordinates of the pattern at each pixel, tones, light, random numbers, and spare planes. A pattern is drawn in periods of its own: 1 is from one
/// stripe, cell or dot to the next; u runs along the grain and v across it.
/// </summary>
internal sealed class Sheet
{
    private const int SparePlanes = 16;
    private const int MostCoats = 6;

    private readonly float[][] _spare;
    private readonly int _pixels;
    private readonly (float[] Mask, Rgb Colour)[] _coat = new (float[], Rgb)[MostCoats];
    private int _taken;
    private int _coats;
    private Scene? _scene;

    // Fields, because a generator is a mutable struct: behind a property each call would draw from a copy.

    /// <summary>Numbers that stay in the scene.</summary>
    public Pcg32 Identity;

    /// <summary>Numbers of this picture.</summary>
    public Pcg32 Instance;

    public Sheet(int side)
    {
        Side = side;
        _pixels = side * side;
        _spare = new float[SparePlanes + 4][];
        var padded = (_pixels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        for (var i = 0; i < _spare.Length; i++)
        {
            _spare[i] = new float[padded];
        }

        (U, V, Tone, Light) = (_spare[^1], _spare[^2], _spare[^3], _spare[^4]);
    }

    public int Side { get; }

    /// <summary>Pattern coordinate along the grain, periods. All planes are as long as the picture has pixels, rounded up to whole vectors.</summary>
    public float[] U { get; }

    /// <summary>Pattern coordinate across the grain, periods.</summary>
    public float[] V { get; }

    /// <summary>Place on the ramp of colours, 0 to 1.</summary>
    public float[] Tone { get; }

    /// <summary>Factor on the colour, 1 where a flat surface is lit evenly.</summary>
    public float[] Light { get; }

    public Ramp Ramp { get; } = new();

    public SurfacePattern Pattern { get; private set; }

    /// <summary>Periods from one pixel to the next.</summary>
    public float PerPixel { get; private set; }

    /// <summary>Direction of u in the picture, radians from the rows, clockwise.</summary>
    public float GrainAngle { get; private set; }

    /// <summary>The defect of the scene; a material under a defect keeps its own pattern down.</summary>
    public FlawShape FlawShape { get; private set; }

    /// <summary>Where tracks run, for the layers above.</summary>
    public TrackLayout? Tracks { get; set; }

    /// <summary>Direction towards the light, in pixels.</summary>
    public (float X, float Y) Lamp { get; private set; }

    public void Begin(Scene scene, Pcg32 identity, Pcg32 instance, (float X, float Y) lamp)
    {
        _scene = scene;
        _taken = 0;
        _coats = 0;
        FlawShape = scene.FlawShape;
        Tracks = null;
        Identity = identity;
        Instance = instance;
        Lamp = lamp;
        var patterns = SurfacePatterns.Of(scene.Material);
        var free = patterns.IsEmpty ? default : patterns[Identity.Below(patterns.Length)];
        Pattern = scene.Has(Trait.Pattern) ? (SurfacePattern)scene[Trait.Pattern] : free;
        Array.Fill(Light, 1f);
        Array.Fill(Tone, 0.5f);
    }

    /// <summary>Puts another colour over the ramp's where the mask is above 0. Coats lie on each other in the order of these calls; at most six.</summary>
    /// <param name="mask">A plane that stays as it is until the picture is finished.</param>
    /// <param name="colour">Lit as the ramp's colours are.</param>
    public void Coat(float[] mask, Rgb colour) => _coat[_coats++] = (mask, colour);

    /// <summary>Turns tones, coats and light into colours.</summary>
    public void Finish(Canvas canvas)
    {
        Ramp.Colour(Tone, canvas);
        foreach (var (mask, colour) in _coat.AsSpan(0, _coats))
        {
            Cover(canvas.Red, mask, colour.Red);
            Cover(canvas.Green, mask, colour.Green);
            Cover(canvas.Blue, mask, colour.Blue);
        }

        TensorPrimitives.Multiply(canvas.Red, Light.AsSpan(0, _pixels), canvas.Red);
        TensorPrimitives.Multiply(canvas.Green, Light.AsSpan(0, _pixels), canvas.Green);
        TensorPrimitives.Multiply(canvas.Blue, Light.AsSpan(0, _pixels), canvas.Blue);
        canvas.Tracks = Tracks;
    }

    /// <summary>A plane whose content is undefined; it comes back by itself at the end of the picture.</summary>
    public float[] Take() => _taken < SparePlanes ? _spare[_taken++] : throw new InvalidOperationException($"A surface takes more than {SparePlanes} planes.");

    /// <summary>Gives the planes taken last back.</summary>
    public void Return(int planes) => _taken -= planes;

    /// <summary>
    /// Lays the pattern on the picture: direction and period from the scene's traits, or free; the exact values from the identity; phase, some rotation and scale from the picture.
    /// </summary>
    /// <param name="size">Period against that of the coarseness, for patterns that look finer or coarser than they are.</param>
    /// <param name="anyAngle">For patterns without a direction: each picture lies in its own.</param>
    public void Lay(float size = 1, bool anyAngle = false)
    {
        var period = PatternTraits.Period(_scene!, ref Identity) * size * Instance.Range(0.86f, 1.16f);
        PerPixel = 1 / MathF.Max(period * Side, 1.5f);
        GrainAngle = PatternTraits.GrainAngle(_scene!, anyAngle, ref Identity) + (anyAngle && !_scene!.Has(Trait.GrainDirection) ? Instance.Range(0, Angle.FullTurn) : Instance.Range(-0.17f, 0.17f));
        var (sin, cos) = Angle.SinCos(GrainAngle);
        var (startU, startV) = (Instance.Range(0, 64), Instance.Range(0, 64));
        var stepU = cos * PerPixel;
        var stepV = -sin * PerPixel;
        for (var y = 0; y < Side; y++)
        {
            var u = startU + ((y - (Side * 0.5f)) * sin * PerPixel) - (Side * 0.5f * stepU);
            var v = startV + ((y - (Side * 0.5f)) * cos * PerPixel) - (Side * 0.5f * stepV);
            var rowU = U.AsSpan(y * Side, Side);
            var rowV = V.AsSpan(y * Side, Side);
            for (var x = 0; x < Side; x++)
            {
                rowU[x] = u + (x * stepU);
                rowV[x] = v + (x * stepV);
            }
        }
    }

    /// <summary>A field, at a place of its own in each picture.</summary>
    /// <param name="kind">Which field.</param>
    /// <param name="size">Periods from one feature of the field to the next.</param>
    /// <param name="output">Receives 0 to 1.</param>
    /// <param name="stretch">How much longer its features are along u.</param>
    /// <param name="turn">Radians between u and the field's rows.</param>
    public void Sample(FieldKind kind, float size, Span<float> output, float stretch = 1, float turn = 0)
    {
        SampleAt(kind, size, stretch, turn, U, V, Instance.Range(0, 512), Instance.Range(0, 512), output);
    }

    /// <summary>A field at other places than the sheet's own; several fields of the same size and offsets lie on each other.</summary>
    public void SampleAt(FieldKind kind, float size, float stretch, float turn, float[] u, float[] v, float offsetU, float offsetV, Span<float> output)
    {
        var field = FieldBank.Of(kind);
        var scale = field.Feature / size;
        var (sin, cos) = turn == 0 ? (0, 1) : Angle.SinCos(turn);
        var along = scale / stretch;
        field.Sample(u, v, new Placement(cos * along, sin * along, -sin * scale, cos * scale, offsetU, offsetV), scale * PerPixel, output);
    }

    /// <summary>A field in a plane of its own.</summary>
    public float[] Sampled(FieldKind kind, float size, float stretch = 1, float turn = 0)
    {
        var plane = Take();
        Sample(kind, size, plane, stretch, turn);
        return plane;
    }

    /// <summary>Moves the coordinates by smooth noise, so that straight lines bend.</summary>
    /// <param name="size">Periods from bend to bend.</param>
    /// <param name="reach">Most that a place moves, periods.</param>
    /// <param name="kind">Which field.</param>
    public void Warp(float size, float reach, FieldKind kind = FieldKind.Blob)
    {
        var moveU = Sampled(kind, size);
        var moveV = Sampled(kind, size);
        Planes.Scale(moveU, 2 * reach, -reach);
        Planes.Scale(moveV, 2 * reach, -reach);
        Planes.Add(U, moveU, 1);
        Planes.Add(V, moveV, 1);
        Return(2);
    }

    /// <summary>Lights a height. A slope of <paramref name="strength"/> 1 over a period changes brightness by about a half.</summary>
    public void Relief(float[] height, float strength) => Planes.Relief(height, Side, Lamp, strength * 0.12f / PerPixel, Light);

    /// <summary>A strength between two values: any of equal ratio is equally likely, the same in all pictures of the scene but for some percent. Under a defect the lower ones are likelier.</summary>
    public float Strength(float low, float high)
    {
        var place = Identity.Unit();
        return low * MathF.Pow(high / low, FlawShape == FlawShape.None ? place : place * 0.6f) * Instance.Range(0.88f, 1.14f);
    }

    /// <summary>
    /// Sets the ramp to tones of the scene's colour, with a contrast between the two given. In some scenes the darkest or lightest tones are of another colour, as dirt, wear and dyes make them.
    /// </summary>
    public void Shades(float low, float high, float drift = 0.06f, ReadOnlySpan<SceneColour> usual = default)
    {
        var colour = Colour(usual);
        var contrast = Strength(low, high);
        Ramp.Tones(colour, contrast, Identity.Range(-drift, drift));
        var end = Identity.Unit();
        if (end < 0.25f)
        {
            var other = colour.Mix(Accents.Beside(colour, 0.2f, ref Identity), MathF.Min(0.8f, contrast));
            Ramp.Blend(end < 0.15f ? [other, colour, colour.Mix(new Rgb(1, 1, 1), 0.3f * contrast)] : [colour.Times(1 - (0.6f * contrast)), colour, other]);
        }
    }

    /// <summary>The scene's colour, or one of those that suit when it leaves the colour open.</summary>
    public Rgb Colour(ReadOnlySpan<SceneColour> usual)
    {
        var free = usual.IsEmpty ? (SceneColour)Identity.Below(NamedColours.Count) : usual[Identity.Below(usual.Length)];
        return NamedColours.Take(_scene!.Has(Trait.SurfaceColour) ? (SceneColour)_scene[Trait.SurfaceColour] : free, ref Identity);
    }

    private static void Cover(float[] plane, float[] mask, float value)
    {
        for (var i = 0; i < plane.Length; i++)
        {
            plane[i] += (value - plane[i]) * mask[i];
        }
    }
}
