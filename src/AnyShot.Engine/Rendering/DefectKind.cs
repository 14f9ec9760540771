namespace AnyShot.Engine.Rendering;

/// <summary>Same order as <see cref="VirtualClasses.Names"/>.</summary>
internal enum DefectKind
{
    Good,
    Scratch,
    Pit,
    Stain,
    Crack,
    Chip,
}
