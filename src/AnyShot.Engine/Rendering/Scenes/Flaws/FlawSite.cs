namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Where one defect of a picture lies.</summary>
/// <param name="X">Column of its middle.</param>
/// <param name="Y">Row of its middle.</param>
/// <param name="Extent">Its length or width in pixels, whichever is longer.</param>
/// <param name="Angle">Direction of its long axis, in radians.</param>
/// <param name="Strength">How strong it is among its kind, about 0.6 to 1.</param>
internal readonly record struct FlawSite(float X, float Y, float Extent, float Angle, float Strength)
{
    /// <summary>A place given along the long axis and across it, in pixels from the middle.</summary>
    public (float X, float Y) Place(float along, float across)
    {
        var (sin, cos) = Rendering.Angle.SinCos(Angle);
        return (X + (along * cos) - (across * sin), Y + (along * sin) + (across * cos));
    }
}
