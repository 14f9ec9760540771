namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>
/// Textures without a name: the identity writes a small program (bend the coordinates, draw two to four patterns, join and reshape them, colour and light the result), and all pictures of the scene run it,
/// each at another place. There are more such programs than a training run can show.
/// </summary>
internal sealed class ProgramSurface : ISurface
{
    public void Paint(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        sheet.Lay(random.Range(0.8f, 1.6f));
        Colours(sheet);
        for (var bends = random.Below(3); bends > 0; bends--)
        {
            ProgramBends.Apply(sheet, random.Below(ProgramBends.Count));
        }

        ProgramPatterns.Draw(sheet, random.Below(ProgramPatterns.Count), sheet.Tone);
        ProgramShapes.Apply(sheet, random.Below(ProgramShapes.Count), sheet.Tone);
        for (var more = 1 + random.Below(3); more > 0; more--)
        {
            if (random.Chance(0.3f))
            {
                ProgramBends.Apply(sheet, random.Below(ProgramBends.Count));
            }

            var next = sheet.Take();
            ProgramPatterns.Draw(sheet, random.Below(ProgramPatterns.Count), next);
            ProgramShapes.Apply(sheet, random.Below(ProgramShapes.Count), next);
            ProgramJoins.Apply(sheet, random.Below(ProgramJoins.Count), sheet.Tone, next);
            sheet.Return(1);
        }

        Planes.Spread(sheet.Tone, sheet.Strength(0.12f, 0.4f));
        if (random.Chance(0.45f))
        {
            sheet.Relief(sheet.Tone, random.Sign() * sheet.Strength(0.15f, 1));
        }
    }

    private static void Colours(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        var colour = sheet.Colour([]);
        var kind = random.Unit();
        if (kind < 0.45f)
        {
            sheet.Ramp.Tones(colour, sheet.Strength(0.3f, 1), random.Range(-0.15f, 0.15f));
            return;
        }

        var second = Accents.Beside(colour, 0.25f, ref random);
        var third = Accents.Beside(colour, 0.25f, ref random);
        sheet.Ramp.Blend(kind < 0.7f ? [colour, second] : kind < 0.85f ? [second, colour, third] : [colour, colour.Times(0.7f), second, third]);
    }
}
