using System.Buffers;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>What a step trains on: B scenes with two pictures and some captions each.</summary>
internal sealed class SceneBatch : IDisposable
{
    /// <summary>Pixels of the side of a cell: the step of the maps of the network's last stage but one.</summary>
    public const int CellSide = 8;

    /// <summary>Scenes (B).</summary>
    public required int Scenes { get; init; }

    /// <summary>Side of the pictures.</summary>
    public required int Side { get; init; }

    /// <summary>(2 B, side, side, 3), normalised: first one picture of each scene, then the other of each. Rented, and so longer than that.</summary>
    public required float[] Pixels { get; init; }

    /// <summary>(2 B): what each picture shows; see <see cref="PictureTraits"/>.</summary>
    public required Scene[] Shown { get; init; }

    /// <summary>
    /// (2 B, side / <see cref="CellSide"/>, side / <see cref="CellSide"/>): <see cref="FlawShape"/> in each cell of the pictures, 0 where there is none, -1 where it is hardly there.
    /// </summary>
    public required long[] Cells { get; init; }

    /// <summary>(2 B): quarter turns of the pictures that are asked for theirs, else -1.</summary>
    public required long[] Turns { get; init; }

    /// <summary>(B, B): 1 where two scenes have the same line and traits, else 0; 0 on the diagonal.</summary>
    public required float[] Alike { get; init; }

    /// <summary>Captions, those of a scene side by side.</summary>
    public required TextBatch Captions { get; init; }

    /// <summary>(2 B, captions): 1 where the caption is true of the picture, else 0.</summary>
    public required float[] Positives { get; init; }

    /// <summary>Gives the pixels back: tens of megabytes a step would keep the garbage collector busy.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(Pixels);
}
