namespace AnyShot.Engine.Rendering.Scenes.Marks;

/// <summary>What a piece of a symbol is.</summary>
internal enum MarkElementKind
{
    /// <summary>A stroke with round ends; a disc when both ends are one place.</summary>
    Stroke,

    /// <summary>A stroke with square ends.</summary>
    Bar,

    Triangle,
}
