namespace AnyShot.Engine.Rendering.Scenes.Parts;

/// <summary>What lies behind a part.</summary>
internal enum Ground
{
    Dark,
    Bright,
    Belt,
}
