using AnyShot.Engine.Rendering.Scenes.Camera;
using AnyShot.Engine.Rendering.Scenes.Flaws;
using AnyShot.Engine.Rendering.Scenes.Marks;
using AnyShot.Engine.Rendering.Scenes.Parts;
using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>
/// Makes pictures of scenes: painters put surface, part, defect and mark on a canvas, then a camera takes it. Same scene and same instance, same picture.
/// Used by one thread at a time; allocates nothing per picture.
/// </summary>
public sealed class SceneRenderer
{
    /// <summary>Pixels.</summary>
    public const int SmallestSide = 32;

    /// <summary>Pixels.</summary>
    public const int LargestSide = 1024;

    private const ulong IdentityStream = 100;
    private const ulong InstanceStream = 200;
    private const ulong LampStream = 300;

    /// <summary>Surface and part belong to the line, mark and defect to the scene.</summary>
    private const int LayersOfLine = 2;

    private readonly Canvas _canvas;
    private readonly IPainter[] _painters;
    private readonly SceneCamera _camera;

    /// <param name="side">Pixels of a picture's side, 32 to 1024.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another side.</exception>
    public SceneRenderer(int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, SmallestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, LargestSide);
        _canvas = new Canvas(side);
        _painters = Layers(side);
        _camera = new SceneCamera(side);
    }

    /// <summary>The painters in the order of their layers.</summary>
    internal static IPainter[] Layers(int side) => [new SurfacePainter(), new PartPainter(), new MarkPainter(side), new FlawPainter(side)];

    /// <summary>Pixels.</summary>
    public int Side => _canvas.Side;

    /// <summary>Pixels of the side of a cell of <see cref="CoverCells"/>.</summary>
    public const int CellSide = 4;

    /// <summary>Where the defect is in the picture rendered last.</summary>
    /// <param name="cells">
    /// Receives (side / <see cref="CellSide"/>) squared numbers, row by row: the highest coverage of a pixel in the cell, 0 none to 255 all of it. The highest and not the mean, because a
    /// scratch covers little of any cell.
    /// </param>
    /// <exception cref="ArgumentException">The buffer has another length.</exception>
    public void CoverCells(Span<byte> cells)
    {
        var count = Side / CellSide;
        if (cells.Length != count * count)
        {
            throw new ArgumentException($"A picture of side {Side} has {count * count} cells, the buffer {cells.Length}.", nameof(cells));
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            var highest = 0f;
            for (var y = 0; y < CellSide; y++)
            {
                var start = (((cell / count * CellSide) + y) * Side) + (cell % count * CellSide);
                for (var x = 0; x < CellSide; x++)
                {
                    highest = MathF.Max(highest, _canvas.Flaw[start + x]);
                }
            }

            cells[cell] = (byte)(255 * MathF.Min(1, highest));
        }
    }

    /// <param name="scene">What to show.</param>
    /// <param name="instanceSeed">Which of its pictures: place, exact shape, light and camera.</param>
    /// <param name="rgb">Receives 3 x side x side bytes: all red, all green, all blue values, row by row.</param>
    /// <exception cref="ArgumentException">The buffer has another length.</exception>
    public void Render(Scene scene, ulong instanceSeed, Span<byte> rgb)
    {
        if (rgb.Length != 3 * Side * Side)
        {
            throw new ArgumentException($"A picture of side {Side} has {3 * Side * Side} bytes, the buffer {rgb.Length}.", nameof(rgb));
        }

        _canvas.Clear();
        var lamp = new Pcg32(Pcg32.Mix(scene.Identity) ^ instanceSeed, LampStream);
        _canvas.Light = MathF.SinCos(lamp.Range(0, MathF.Tau));
        for (var layer = 0; layer < _painters.Length; layer++)
        {
            var identity = new Pcg32(layer < LayersOfLine ? scene.Line : scene.Identity, IdentityStream + (ulong)layer);
            var instance = new Pcg32(Pcg32.Mix(scene.Identity) ^ instanceSeed, InstanceStream + (ulong)layer);
            _painters[layer].Paint(scene, ref identity, ref instance, _canvas);
        }

        var family = new Pcg32(scene.Line, IdentityStream + (ulong)_painters.Length);
        var shot = new Pcg32(Pcg32.Mix(scene.Identity) ^ instanceSeed, InstanceStream + (ulong)_painters.Length);
        _camera.Take(scene, ref family, ref shot, _canvas, rgb);
    }
}
