namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Printed boards: substrate, tracks, pads.</summary>
internal sealed class BoardSurface : ISurface
{
    private static readonly SceneColour[] Usual = [SceneColour.Green, SceneColour.Green, SceneColour.Blue, SceneColour.Black, SceneColour.Red];

    public void Paint(Sheet sheet)
    {
        sheet.Lay();
        Accents.Two(sheet, 0.2f);
        var border = sheet.Take();
        if (sheet.Pattern == SurfacePattern.PadRows)
        {
            Lattices.Discs(sheet.U, sheet.V, 1, 0, border);
            Planes.Scale(border, -1, 0);
            Planes.Step(border, -0.3f, 0.1f);
        }
        else
        {
            sheet.V.CopyTo(border, 0);
            Planes.Wave(border);
            Planes.Step(border, 0.5f, 0.2f);
        }

        border.CopyTo(sheet.Tone, 0);
    }
}
