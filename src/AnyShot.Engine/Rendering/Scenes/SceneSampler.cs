using AnyShot.Engine.Rendering.Scenes.Marks;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// Draws scenes whose traits make sense together: about 55 % defects, 12 % good surfaces, 20 % textures, 13 % marks. Used by one thread at a time.
/// </summary>
/// <param name="part">Scenes for training, or the validation classes that training never shows.</param>
internal sealed class SceneSampler(ScenePart part = ScenePart.Training)
{
    private const int MostTries = 10_000;
    private const float FlawShare = 0.55f;
    private const float GoodShare = 0.12f;
    private const float TextureShare = 0.20f;

    private static readonly float[] FlawWeights = [.. Enum.GetValues<FlawShape>().Select(shape => FlawRules.Of(shape).Weight)];
    private static readonly float[] SurfaceWeights = [.. Enum.GetValues<Material>().Select(material => MaterialRules.Of(material).UnderFlaws)];
    private static readonly float[] TextureWeights = [.. Enum.GetValues<Material>().Select(material => MaterialRules.Of(material).AsTexture)];

    public Scene Next(ref Pcg32 random)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var scene = Draw(ref random);
            if (SceneSplit.PartOf(scene) == part)
            {
                return scene;
            }
        }

        throw new InvalidOperationException($"No scene of {part} in {MostTries} draws.");
    }

    /// <summary>A scene of either part with a given material and defect; null when the defect does not occur on it.</summary>
    public static Scene? TryDraw(Material material, FlawShape shape, ref Pcg32 random)
    {
        var materials = FlawRules.Of(shape).Materials;
        if (materials.Length > 0 && !materials.Contains(material))
        {
            return null;
        }

        var draft = new SceneDraft(((ulong)random.Next() << 32) | random.Next());
        DrawSurface(draft, material, ref random);
        draft.Set(Trait.FlawShape, (int)shape);
        if (shape != FlawShape.None)
        {
            FlawDraw.Draw(draft, shape, ref random);
        }

        return draft.ToScene();
    }

    private static Scene Draw(ref Pcg32 random)
    {
        var draft = new SceneDraft(((ulong)random.Next() << 32) | random.Next());
        var kind = random.Unit();
        if (kind < FlawShare)
        {
            DrawFlaw(draft, ref random);
        }
        else if (kind < FlawShare + GoodShare)
        {
            DrawSurface(draft, (Material)Choose(SurfaceWeights, ref random), ref random);
            draft.Set(Trait.FlawShape, (int)FlawShape.None);
        }
        else if (kind < FlawShare + GoodShare + TextureShare)
        {
            DrawSurface(draft, (Material)Choose(TextureWeights, ref random), ref random);
            draft.Set(Trait.FlawShape, (int)FlawShape.None);
        }
        else
        {
            DrawSurface(draft, (Material)Choose(SurfaceWeights, ref random), ref random);
            draft.Set(Trait.FlawShape, (int)FlawShape.None);
            MarkDraw.Draw(draft, ref random);
            if (MarkDesign.IsSign(draft.ToScene()))
            {
                ClearSurface(draft);
            }
        }

        return draft.ToScene();
    }

    /// <summary>Behind a sign no surface is seen, so nothing may be said or learnt about one.</summary>
    private static void ClearSurface(SceneDraft draft)
    {
        draft.Clear(Trait.Material);
        draft.Clear(Trait.Pattern);
        draft.Clear(Trait.SurfaceColour);
        draft.Clear(Trait.GrainDirection);
        draft.Clear(Trait.Coarseness);
    }

    private static void DrawFlaw(SceneDraft draft, ref Pcg32 random)
    {
        var shape = (FlawShape)Choose(FlawWeights, ref random);
        var materials = FlawRules.Of(shape).Materials;
        DrawSurface(draft, materials.Length > 0 ? materials[random.Below(materials.Length)] : (Material)Choose(SurfaceWeights, ref random), ref random);
        FlawDraw.Draw(draft, shape, ref random);
    }

    private static void DrawSurface(SceneDraft draft, Material material, ref Pcg32 random)
    {
        var rule = MaterialRules.Of(material);
        draft.Set(Trait.Material, (int)material);
        // A pattern program mixes colours, and often none of them is the surface's.
        if (material != Material.Program || random.Chance(0.5f))
        {
            draft.Set(Trait.SurfaceColour, (int)draft.Colour(rule.Colours, ref random));
        }

        var patterns = SurfacePatterns.Of(material);
        if (patterns.Length > 0)
        {
            draft.Set(Trait.Pattern, (int)patterns[random.Below(patterns.Length)]);
        }

        if (random.Chance(GrainShare((SurfacePattern)draft[Trait.Pattern])))
        {
            draft.Set(Trait.GrainDirection, random.Below(TraitValues.Count(Trait.GrainDirection)));
        }

        if (rule.IsGraded)
        {
            draft.Set(Trait.Coarseness, random.Below(TraitValues.Count(Trait.Coarseness)));
        }
    }

    /// <summary>Share of a pattern's scenes in which it has a direction.</summary>
    private static float GrainShare(SurfacePattern pattern) => pattern switch
    {
        SurfacePattern.Hairline or SurfacePattern.GroundLines or SurfacePattern.Streaked or SurfacePattern.FaintBands or SurfacePattern.StraightGrain or SurfacePattern.Knotted => 1,
        SurfacePattern.Striped or SurfacePattern.UnevenStripes or SurfacePattern.WavyStripes or SurfacePattern.Zigzag or SurfacePattern.Pleated or SurfacePattern.FineLines => 1,
        SurfacePattern.Rippled or SurfacePattern.Corrugated or SurfacePattern.Threads or SurfacePattern.Layered or SurfacePattern.Grooved => 1,
        SurfacePattern.Hairy or SurfacePattern.Smeared => 0.6f,
        _ => 0,
    };

    private static int Choose(float[] weights, ref Pcg32 random)
    {
        var at = random.Unit() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return Array.FindLastIndex(weights, weight => weight > 0);
    }
}
