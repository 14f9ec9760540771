using AnyShot.Engine.Drift;

namespace AnyShot.Engine.Tests.Drift;

public sealed class ImageFiguresTests
{
    [Fact]
    public void Of_Chessboard_HasItsMeanItsContrastAndTheSharpestEdgesThereAre()
    {
        byte[] board = [.. Enumerable.Range(0, 64).Select(i => (byte)((i + (i / 8)) % 2 == 0 ? 60 : 100))];
        var figures = ImageFigures.Of(board, 8);
        figures.Brightness.ShouldBe(80);
        figures.Contrast.ShouldBe(20, 1e-9);

        // Each Laplacian is four times the step of 40, either way: 160 over 20.
        figures.Sharpness.ShouldBe(8, 1e-9);
    }

    [Fact]
    public void Of_HalfTheLight_IsDarkerAndAsSharp()
    {
        byte[] picture = [.. Enumerable.Range(0, 400).Select(i => (byte)(2 * ((i * 37 % 101) + 5)))];
        var (before, after) = (ImageFigures.Of(picture, 20), ImageFigures.Of([.. picture.Select(level => (byte)(level / 2))], 20));
        after.Brightness.ShouldBe(before.Brightness / 2, 1e-9);
        after.Contrast.ShouldBe(before.Contrast / 2, 1e-9);
        after.Sharpness.ShouldBe(before.Sharpness, 1e-9);
    }

    [Fact]
    public void Of_ASmearedPicture_IsLessSharp()
    {
        byte[] picture = [.. Enumerable.Range(0, 400).Select(i => (byte)(i % 20 < 10 ? 40 : 200))];
        byte[] smeared = [.. Enumerable.Range(0, 400).Select(i => (byte)Math.Clamp(40 + ((i % 20) - 5) * 16, 40, 200))];
        ImageFigures.Of(smeared, 20).Sharpness.ShouldBeLessThan(0.6 * ImageFigures.Of(picture, 20).Sharpness);
    }

    [Fact]
    public void Of_AnEvenPicture_HasNeitherContrastNorSharpness() => ImageFigures.Of(new byte[100], 10).ShouldBe(new ImageFigures(0, 0, 0));
}
