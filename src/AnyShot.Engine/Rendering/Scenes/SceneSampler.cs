using AnyShot.Engine.Rendering.Scenes.Marks;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// Draws scenes whose traits make sense together: about 65 % defects, 10 % good surfaces, 15 % textures, 10 % marks. Used by one thread at a time.
/// </summary>
/// <param name="part">Scenes for training, or the validation classes that training never shows.</param>
internal sealed class SceneSampler(ScenePart part = ScenePart.Training)
{
    private const ulong LineStream = 31;
    private const int MostTries = 10_000;
    private const int MostTriesOfLine = 100;
    private const float FlawShare = 0.65f;
    private const float GoodShare = 0.10f;
    private const float TextureShare = 0.15f;

    private static readonly float[] FlawWeights = [.. Enum.GetValues<FlawShape>().Select(shape => FlawRules.Of(shape).Weight)];
    private static readonly float[] SurfaceWeights = [.. Enum.GetValues<Material>().Select(material => MaterialRules.Of(material).UnderFlaws)];
    private static readonly float[] CalmWeights = [.. Enum.GetValues<Material>().Select(MaterialRules.Of).Select(rule => rule.IsBusy ? 0 : rule.UnderFlaws)];
    private static readonly float[] TextureWeights = [.. Enum.GetValues<Material>().Select(material => MaterialRules.Of(material).AsTexture)];

    /// <summary>A scene on a line of its own.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="easy">Whether defects are large and lie on calm surfaces.</param>
    /// <exception cref="InvalidOperationException">No draw gave a scene of this sampler's part.</exception>
    public Scene Next(ref Pcg32 random, bool easy = false)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var scene = Draw(new Pcg32(Number(ref random), LineStream), easy, ref random);
            if (SceneSplit.PartOf(scene) == part)
            {
                return scene;
            }
        }

        throw new InvalidOperationException($"No scene of {part} in {MostTries} draws.");
    }

    /// <summary>A scene of a line: with the same numbers for the line, the same surface, part and camera, and another defect, pattern or mark each time.</summary>
    /// <param name="line">Stands at the same place for every scene of the line.</param>
    /// <param name="random">Chooses what differs.</param>
    /// <param name="easy">Whether defects are large and lie on calm surfaces; the same for every scene of the line.</param>
    /// <returns>Null when the line seems to have no scene of this sampler's part.</returns>
    public Scene? TryNextOf(Pcg32 line, ref Pcg32 random, bool easy = false)
    {
        for (var tries = 0; tries < MostTriesOfLine; tries++)
        {
            var scene = Draw(line, easy, ref random);
            if (SceneSplit.PartOf(scene) == part)
            {
                return scene;
            }
        }

        return null;
    }

    /// <summary>A scene of either part with a given material and defect; null when the defect does not occur on it.</summary>
    public static Scene? TryDraw(Material material, FlawShape shape, ref Pcg32 random)
    {
        if (!Fits(shape, material))
        {
            return null;
        }

        var identity = Number(ref random);
        var draft = new SceneDraft(identity, identity);
        DrawSurface(draft, material, ref random);
        draft.Set(Trait.FlawShape, (int)shape);
        if (shape != FlawShape.None)
        {
            FlawDraw.Draw(draft, shape, easy: false, ref random);
        }

        return draft.ToScene();
    }

    private static Scene Draw(Pcg32 line, bool easy, ref Pcg32 random)
    {
        var draft = new SceneDraft(Number(ref random), Number(ref line));
        var kind = line.Unit();
        if (kind < FlawShare + GoodShare)
        {
            DrawSurface(draft, (Material)Choose(easy ? CalmWeights : SurfaceWeights, ref line), ref line);
            DrawFlaw(draft, easy, ref random);
        }
        else if (kind < FlawShare + GoodShare + TextureShare)
        {
            // Textures of a line share a material and differ in all else.
            DrawSurface(draft, (Material)Choose(TextureWeights, ref line), ref random);
            draft.Set(Trait.FlawShape, (int)FlawShape.None);
        }
        else
        {
            DrawSurface(draft, (Material)Choose(SurfaceWeights, ref line), ref line);
            draft.Set(Trait.FlawShape, (int)FlawShape.None);
            MarkDraw.Draw(draft, line, ref random);
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

    private static void DrawFlaw(SceneDraft draft, bool easy, ref Pcg32 random)
    {
        var shape = FlawShape.None;
        if (random.Chance(FlawShare / (FlawShare + GoodShare)))
        {
            do
            {
                shape = (FlawShape)Choose(FlawWeights, ref random);
            }
            while (!Fits(shape, (Material)draft[Trait.Material]));
        }

        draft.Set(Trait.FlawShape, (int)shape);
        if (shape != FlawShape.None)
        {
            FlawDraw.Draw(draft, shape, easy, ref random);
        }
    }

    private static bool Fits(FlawShape shape, Material material) => FlawRules.Of(shape).Materials is var materials && (materials.Length == 0 || materials.Contains(material));

    private static ulong Number(ref Pcg32 random) => ((ulong)random.Next() << 32) | random.Next();

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
