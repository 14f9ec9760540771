using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Training.DualEncoder;

namespace AnyShot.Engine.Tests.Training.DualEncoder;

public sealed class CellLabelsTests
{
    private const int Side = 96;
    private const int SourceCells = Side / SceneRenderer.CellSide;
    private const int Cells = Side / SceneBatch.CellSide;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ApplyToCells_BrightSquare_IsWhereThePictureHasIt(int turn)
    {
        // A white square of 16 pixels on black, with its cells; crops and turns move both.
        var picture = new byte[3 * Side * Side];
        var cells = new byte[SourceCells * SourceCells];
        for (var y = 32; y < 48; y++)
        {
            for (var x = 16; x < 32; x++)
            {
                picture[(y * Side) + x] = picture[(Side * Side) + (y * Side) + x] = picture[(2 * Side * Side) + (y * Side) + x] = 255;
                cells[(y / SceneRenderer.CellSide * SourceCells) + (x / SceneRenderer.CellSide)] = 255;
            }
        }

        var variation = new PictureVariation(0.7);
        var pixels = new float[Side * Side * 3];
        var labels = new byte[Cells * Cells];
        for (uint seed = 0; seed < 20; seed++)
        {
            var random = new Pcg32(seed, 1);
            variation.Apply(picture, Side, turn, false, ref random, Side, pixels);
            variation.ApplyToCells(cells, SourceCells, Cells, labels);

            // Within a cell of the other: the middle of the bright pixels and the middle of the covered cells.
            var bright = Middle(Side * Side, Side, i => pixels[3 * i] > 1);
            var covered = Middle(Cells * Cells, Cells, i => labels[i] > 0);
            (bright.X * Cells / Side).ShouldBe(covered.X, 0.75);
            (bright.Y * Cells / Side).ShouldBe(covered.Y, 0.75);
        }
    }

    [Fact]
    public void CoverCells_RenderedDefects_AreCoveredAndGoodPartsAreNot()
    {
        var random = new Pcg32(5, 5);
        var renderer = new SceneRenderer(Side);
        var sampler = new SceneSampler();
        var pixels = new byte[3 * Side * Side];
        var cells = new byte[SourceCells * SourceCells];
        var covered = 0;
        var flawed = 0;
        for (var i = 0; i < 200; i++)
        {
            var scene = sampler.Next(ref random);
            renderer.Render(scene, (ulong)i, pixels);
            renderer.CoverCells(cells);
            if (scene.FlawShape == FlawShape.None)
            {
                cells.ShouldAllBe(cell => cell == 0);
            }
            else
            {
                flawed++;
                covered += cells.Max() > 64 ? 1 : 0;
            }
        }

        ((double)covered / flawed).ShouldBeGreaterThan(0.9);
    }

    private static (double X, double Y) Middle(int count, int side, Func<int, bool> counts)
    {
        int[] inside = [.. Enumerable.Range(0, count).Where(counts)];
        return (inside.Average(i => (i % side) + 0.5), inside.Average(i => (i / side) + 0.5));
    }
}
