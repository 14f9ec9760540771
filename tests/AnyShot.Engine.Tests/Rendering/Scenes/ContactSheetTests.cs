using AnyShot.Engine.Rendering.Scenes;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Rendering.Scenes;

public sealed class ContactSheetTests
{
    [Fact]
    public void Write_PictureAndCaptionsOfEachRow()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("sheet.png");
        ContactSheet.Write(path, rows: 3, columns: 2, side: 32, seed: 5);
        using var sheet = Cv2.ImRead(path);
        (sheet.Rows, sheet.Cols).ShouldBe((3 * 34, 2 * 34));
        var lines = File.ReadAllLines(Path.ChangeExtension(path, ".txt"));
        lines.Count(line => line.StartsWith("Row ", StringComparison.Ordinal)).ShouldBe(3);
        lines.Length.ShouldBe(15);
    }

    [Theory]
    [InlineData("sheet.jpg", 3, ".png")]
    [InlineData("sheet.png", 0, "1 to 200 rows, not 0")]
    public void Write_WrongArguments_SaysWhich(string path, int rows, string message) =>
        Should.Throw<ArgumentException>(() => ContactSheet.Write(path, rows, 2, 32, 1)).Message.ShouldContain(message);
}
