using AnyShot.Engine.Data;
using AnyShot.Engine.Tests.Training.Generative;

namespace AnyShot.Engine.Tests.Data;

/// <summary>The real data set, where it is installed.</summary>
public sealed class FashionMnistTests
{
    private const string Folder = "/usr/share/datasets/fashion-mnist";

    [SkippableFact]
    public void Read_InstalledDataSet_HasItsPicturesAndClasses()
    {
        Skip.If(!IdxFolder.Is(Folder), "Fashion-MNIST is not installed: ./anyshot data fashion-mnist");

        var data = LabelledPictures.Read(Folder, 1, 28, 1, _ => { });

        data.Training.Pictures.Count.ShouldBe(60_000);
        data.Test.Pictures.Count.ShouldBe(10_000);
        data.ClassNames[9].ShouldBe("ankle-boot");
        data.TestLabels.GroupBy(label => label).ShouldAllBe(ofClass => ofClass.Count() == 1000);
        data.Training.Pictures[0].Length.ShouldBe(28 * 28);
    }

    [Fact]
    public void Read_OtherSide_ScalesThePictures()
    {
        using var folder = new TemporaryFolder();
        Glyphs.Write(folder.Path, 10, 5, 1);
        LabelledPictures.Read(folder.Path, 3, 32, 1, _ => { }).Training.Pictures.ShouldAllBe(picture => picture.Length == 3 * 32 * 32);
    }
}
