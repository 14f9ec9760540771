namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Paints the surface of a scene over the whole picture: its material, and slow unevenness of its brightness as every real surface has it.</summary>
internal sealed class SurfacePainter : IPainter
{
    private static readonly ISurface[] Surfaces = [.. Enum.GetValues<Material>().Select(Make)];

    private Sheet? _sheet;

    public void Paint(Scene scene, ref Pcg32 identity, ref Pcg32 instance, Canvas canvas)
    {
        if (!scene.Has(Trait.Material))
        {
            return;
        }

        if (_sheet?.Side != canvas.Side)
        {
            _sheet = new Sheet(canvas.Side);
        }

        var sheet = _sheet;
        sheet.Begin(scene, identity, instance, canvas.Light);
        Surfaces[(int)scene.Material].Paint(sheet);
        if (scene.Material is Material.Stripes or Material.Checks or Material.Dots or Material.Cells or Material.Mesh or Material.Painted or Material.Wood)
        {
            Cloth.Wear(sheet);
        }

        if (IsPattern(scene.Material) && sheet.Identity.Chance(0.15f))
        {
            Emboss(sheet);
        }

        var uneven = sheet.Sampled(FieldKind.Cloud, 0.9f * sheet.PerPixel * sheet.Side);
        Planes.Modulate(sheet.Light, uneven, sheet.Strength(0.02f, 0.25f));
        if (sheet.Identity.Chance(0.6f))
        {
            // Most surfaces have a grain of their own at the limit of what the camera resolves.
            Planes.Modulate(sheet.Light, sheet.Sampled(FieldKind.Grain, sheet.Identity.Range(2, 4) * sheet.PerPixel), sheet.Strength(0.015f, 0.15f));
        }

        sheet.Finish(canvas);
        identity = sheet.Identity;
        instance = sheet.Instance;
    }

    /// <summary>True for materials whose pattern may as well be pressed into a sheet as printed on it.</summary>
    private static bool IsPattern(Material material) =>
        material is Material.Stripes or Material.Cells or Material.Dots or Material.Mesh or Material.Waves or Material.Checks or Material.Scales or Material.Woven or Material.Program;

    /// <summary>Leaves little of the pattern's tones and shows it by light and shade.</summary>
    private static void Emboss(Sheet sheet)
    {
        sheet.Relief(sheet.Tone, sheet.Identity.Sign() * sheet.Strength(0.25f, 1.2f));
        Planes.Scale(sheet.Tone, sheet.Identity.Range(0, 0.3f), sheet.Identity.Range(0, 0.3f));
    }

    private static ISurface Make(Material material) => material switch
    {
        Material.Plain => new PlainSurface(),
        Material.Brushed => new BrushedSurface(),
        Material.Ground => new GroundSurface(),
        Material.Cast => new CastSurface(),
        Material.Rolled => new RolledSurface(),
        Material.Woven => new WovenSurface(),
        Material.Wood => new WoodSurface(),
        Material.Board => new BoardSurface(),
        Material.Painted => new PaintedSurface(),
        Material.Noise => new NoiseSurface(),
        Material.Stripes => new StripeSurface(),
        Material.Cells => new CellSurface(),
        Material.Dots => new DotSurface(),
        Material.Mesh => new MeshSurface(),
        Material.Fibres => new FibreSurface(),
        Material.Marble => new MarbleSurface(),
        Material.Scales => new ScaleSurface(),
        Material.Waves => new WaveSurface(),
        Material.Crackle => new CrackleSurface(),
        Material.Checks => new CheckSurface(),
        Material.Sand => new SandSurface(),
        Material.Foam => new FoamSurface(),
        Material.Program => new ProgramSurface(),
        _ => throw new ArgumentOutOfRangeException(nameof(material), material, "A material without a surface."),
    };
}
