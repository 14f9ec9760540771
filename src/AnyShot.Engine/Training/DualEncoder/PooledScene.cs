using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>A scene and its rendered pictures. The place is used again for another scene.</summary>
internal sealed class PooledScene(int instances, int side)
{
    private readonly int _bytes = 3 * side * side;
    private readonly byte[] _cells = new byte[instances * (side / SceneRenderer.CellSide) * (side / SceneRenderer.CellSide)];
    private readonly byte[] _pixels = new byte[instances * 3 * side * side];

    public Scene Scene { get; set; } = null!;

    /// <summary>Cells on a side of <see cref="Cells"/>.</summary>
    public int CellsOnSide => side / SceneRenderer.CellSide;

    /// <summary>Where the defect is in a picture; see <see cref="SceneRenderer.CoverCells"/>.</summary>
    public Span<byte> Cells(int instance) => _cells.AsSpan(instance * CellsOnSide * CellsOnSide, CellsOnSide * CellsOnSide);

    /// <summary>A picture: planes of red, green and blue, row by row.</summary>
    public Span<byte> Picture(int instance) => _pixels.AsSpan(instance * _bytes, _bytes);
}
