using AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Paints the defects of a scene onto its surface, and marks them in <see cref="Canvas.Flaw"/>.</summary>
internal sealed class FlawPainter : IPainter
{
    private readonly IFlawShape?[] _shapes = MakeShapes();
    private readonly FlawSites _sites = new();
    private readonly FlawInk _ink = new();
    private readonly FlawLayer _layer;

    /// <param name="side">Of the pictures, in pixels.</param>
    public FlawPainter(int side)
    {
        _layer = new FlawLayer(side);
    }

    public void Paint(Scene scene, ref Pcg32 identity, ref Pcg32 instance, Canvas canvas)
    {
        if (canvas.Side != _layer.Side)
        {
            throw new ArgumentException($"The picture has a side of {canvas.Side} pixels, the painter was made for {_layer.Side}.", nameof(canvas));
        }

        // A mark that went wrong is the mark's own business.
        if (_shapes[(int)scene.FlawShape] is not { } shape || (scene.FlawShape == FlawShape.Misprint && scene.Has(Trait.MarkFrame)))
        {
            return;
        }

        var plan = new FlawPlan(scene, ref identity, canvas.Side);
        _layer.Clear();
        var sites = _sites.Place(plan, shape.DrawsAll ? 1 : plan.Count(ref instance), canvas, ref instance);
        foreach (ref readonly var site in sites)
        {
            shape.Draw(plan, site, ref instance, canvas, _layer);
        }

        _ink.Apply(plan, sites[0].Angle, _layer, canvas, ref instance);
    }

    private static IFlawShape?[] MakeShapes()
    {
        var shapes = new IFlawShape?[Enum.GetValues<FlawShape>().Length];
        shapes[(int)FlawShape.Spot] = new Spots();
        shapes[(int)FlawShape.PitCluster] = new PitClusters();
        shapes[(int)FlawShape.Line] = new Lines();
        shapes[(int)FlawShape.BranchingCrack] = new BranchingCracks();
        shapes[(int)FlawShape.Scratches] = new Scratches();
        shapes[(int)FlawShape.Patch] = new Patches();
        shapes[(int)FlawShape.Band] = new Bands();
        shapes[(int)FlawShape.Ring] = new Rings();
        shapes[(int)FlawShape.EdgeChip] = shapes[(int)FlawShape.MissingPiece] = new Chips();
        shapes[(int)FlawShape.ExtraMaterial] = new Extras();
        shapes[(int)FlawShape.Smear] = new Smears();
        shapes[(int)FlawShape.Gradient] = new Gradients();
        shapes[(int)FlawShape.Misprint] = new Misprints();
        shapes[(int)FlawShape.OpenTrack] = shapes[(int)FlawShape.BridgedTrack] = new Tracks();
        shapes[(int)FlawShape.Dent] = shapes[(int)FlawShape.Bulge] = new Dents();
        shapes[(int)FlawShape.Fold] = new Folds();
        shapes[(int)FlawShape.Fray] = new Frays();
        shapes[(int)FlawShape.Flakes] = new FlakeFields();
        shapes[(int)FlawShape.Inclusion] = new Inclusions();
        shapes[(int)FlawShape.PeriodicMarks] = new PeriodicMarks();
        return shapes;
    }
}
