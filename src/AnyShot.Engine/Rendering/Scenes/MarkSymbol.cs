namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>What a mark shows inside its frame.</summary>
public enum MarkSymbol
{
    Empty,
    Letter,
    Digits,
    Arrow,
    Cross,
    Bar,
    Dot,
    Pictogram,
}
