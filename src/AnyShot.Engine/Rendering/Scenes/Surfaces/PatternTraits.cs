namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>What the traits of a scene say about size and direction of its pattern; what they leave open the identity decides.</summary>
internal static class PatternTraits
{
    /// <summary>Distance from one stripe, cell or dot to the next, sides of the picture: 0.035 to 0.31.</summary>
    public static float Period(Scene scene, ref Pcg32 identity)
    {
        var free = (Coarseness)identity.Below(3);
        var within = identity.Unit();
        return (scene.Has(Trait.Coarseness) ? (Coarseness)scene[Trait.Coarseness] : free) switch
        {
            Coarseness.Fine => 0.035f + (0.025f * within),
            Coarseness.Medium => 0.075f + (0.055f * within),
            _ => 0.17f + (0.14f * within),
        };
    }

    /// <summary>Radians from the rows, clockwise.</summary>
    /// <param name="scene">Whose direction.</param>
    /// <param name="anyAngle">True for patterns without a direction: 0 unless the scene has one.</param>
    /// <param name="identity">Decides what the scene leaves open.</param>
    public static float GrainAngle(Scene scene, bool anyAngle, ref Pcg32 identity)
    {
        var free = identity.Unit();
        var mirrored = identity.Chance(0.5f);
        if (!scene.Has(Trait.GrainDirection))
        {
            // Most things on a line lie straight.
            return free < 0.35f || anyAngle ? 0 : free < 0.7f ? Angle.FullTurn / 4 : free * Angle.FullTurn;
        }

        return (Direction)scene[Trait.GrainDirection] switch
        {
            Direction.Horizontal => 0,
            Direction.Vertical => Angle.FullTurn / 4,
            _ => mirrored ? -Angle.FullTurn / 8 : Angle.FullTurn / 8,
        };
    }
}
