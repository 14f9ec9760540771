namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>One material. Keeps nothing from picture to picture.</summary>
internal interface ISurface
{
    /// <summary>Fills <see cref="Sheet.Tone"/>, <see cref="Sheet.Light"/> and <see cref="Sheet.Ramp"/>.</summary>
    void Paint(Sheet sheet);
}
