using AnyShot.Engine.Rendering.Scenes.Surfaces;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Surfaces;

public sealed class FieldBankTests
{
    private const int Count = 400;

    /// <summary>A seam would show as a straight line in many pictures.</summary>
    [Fact]
    public void EveryField_ClosesOnItself_AndUsesItsRange()
    {
        var (low, high) = (new float[Count], new float[Count]);
        var u = Enumerable.Range(0, Count).Select(i => i * 1.37f).ToArray();
        var v = Enumerable.Range(0, Count).Select(i => i * 2.71f).ToArray();
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            foreach (var texelsPerPixel in new[] { 1f, 4f })
            {
                var field = FieldBank.Of(kind);
                field.Sample(u, v, new Placement(1, 0, 0, 1, 0, 0), texelsPerPixel, low);
                field.Sample(u, v, new Placement(1, 0, 0, 1, 1024, -1024), texelsPerPixel, high);

                low.Zip(high).Max(pair => MathF.Abs(pair.First - pair.Second)).ShouldBeLessThan(0.01f, kind.ToString());
                low.Min().ShouldBeInRange(0, 0.5f, kind.ToString());
                low.Max().ShouldBeInRange(0.55f, 1, kind.ToString());
            }
        }
    }

    /// <summary>Neighbours across the edge of the table differ no more than neighbours inside it.</summary>
    [Fact]
    public void EveryField_HasNoSeam()
    {
        const int Rows = 512;
        var (left, right, inside) = (new float[Rows], new float[Rows], new float[Rows]);
        var zero = new float[Rows];
        var down = Enumerable.Range(0, Rows).Select(i => (float)i).ToArray();
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            Column(kind, 511, zero, down, left);
            Column(kind, 512, zero, down, right);
            var across = left.Zip(right).Average(pair => MathF.Abs(pair.First - pair.Second));
            var usual = 0f;
            for (var column = 100; column < 500; column += 50)
            {
                Column(kind, column, zero, down, left);
                Column(kind, column + 1, zero, down, inside);
                usual += left.Zip(inside).Average(pair => MathF.Abs(pair.First - pair.Second)) / 8;
            }

            across.ShouldBeLessThan((2.5f * usual) + 0.01f, kind.ToString());
        }
    }

    private static void Column(FieldKind kind, int column, float[] zero, float[] down, float[] output) =>
        FieldBank.Of(kind).Sample(zero, down, new Placement(1, 0, 0, 1, column, 0), 1, output);
}
