using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Files_MixedContent_OnlyImagesSortedByName()
    {
        foreach (var name in new[] { "b.PNG", "a.jpg", "c.txt", "B.bmp", "groups.csv" })
        {
            File.WriteAllText(_folder.File(name), "x");
        }

        ImageFolder.Files(_folder.Path).Select(Path.GetFileName).ShouldBe(["B.bmp", "a.jpg", "b.PNG"]);
    }

    [Fact]
    public void Files_MoreThanWanted_AreTakenEvenly()
    {
        for (var i = 0; i < 10; i++)
        {
            File.WriteAllText(_folder.File($"{i}.png"), "x");
        }

        ImageFolder.Files(_folder.Path, most: 4).Select(Path.GetFileName).ShouldBe(["0.png", "2.png", "5.png", "7.png"]);
    }

    [Fact]
    public void Classes_Folders_SortedAndWithoutEmptyOnes()
    {
        File.WriteAllText(_folder.File("pit", "1.png"), "x");
        File.WriteAllText(_folder.File("crack", "1.png"), "x");
        File.WriteAllText(_folder.File("notes", "readme.md"), "x");

        ImageFolder.Classes(_folder.Path).Select(entry => entry.Name).ShouldBe(["crack", "pit"]);
    }

    [Fact]
    public void Files_NoFolder_NamesIt() =>
        Should.Throw<DirectoryNotFoundException>(() => ImageFolder.Files(_folder.Path + "/none")).Message.ShouldBe($"There is no folder {_folder.Path}/none.");

    public void Dispose() => _folder.Dispose();
}
