using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Tests.Training.Pretraining;

public sealed class TrainingSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_Rule_TrainsOnBaseAndChoosesByValidationClasses()
    {
        Files(classes: 8, images: 5);
        var set = TrainingSet.Read(Options());

        set.BaseClasses.ShouldBe(["c0", "c2", "c4", "c6"]);
        set.Training.Select(image => Class(image)).Distinct().ShouldBe(["c0", "c2", "c4", "c6"]);
        set.Training.All(image => set.BaseClasses[image.Label] == Class(image)).ShouldBeTrue();
        set.Validation.Select(image => Class(image)).Distinct().ShouldBe(["c1", "c5"]);
        set.HoldsOutBaseImages.ShouldBeFalse();
        set.Names(ClassSplit.Novel).ShouldBe(["c3", "c7"]);
    }

    [Fact]
    public void Read_NoValidationClasses_HoldsOutWholeObjectsOfBaseClasses()
    {
        Files(classes: 6, images: 20);
        File.WriteAllLines(_folder.File("groups.csv"), ["image,group", .. Enumerable.Range(0, 20).Select(i => $"c0/{i:00}.png,{i / 5}")]);
        var set = TrainingSet.Read(Options() with { Ways = 3 });

        set.HoldsOutBaseImages.ShouldBeTrue();
        set.Validation.Select(image => Class(image)).Distinct().ShouldBe(["c0", "c2", "c4"], ignoreOrder: true);
        set.Validation.Select(image => image.Path).Intersect(set.Training.Select(image => image.Path)).ShouldBeEmpty();
        set.Validation.Select(image => image.Group).Intersect(set.Training.Select(image => image.Group)).ShouldBeEmpty();
        // 20 images in objects of five: one object is a fifth, but an episode needs two. Elsewhere every image is its own.
        set.Validation.Count(image => Class(image) == "c0").ShouldBe(10);
        set.Validation.Count(image => Class(image) == "c2").ShouldBe(4);
        (set.Training.Count + set.Validation.Count).ShouldBe(60);
    }

    [Fact]
    public void Read_SplitFile_IsTakenInsteadOfTheRule()
    {
        Files(classes: 4, images: 6);
        File.WriteAllText(_folder.File("split.json"), """{ "c0": "novel", "c1": "base", "c2": "base", "c3": "novel" }""");

        TrainingSet.Read(Options() with { SplitFile = _folder.File("split.json") }).BaseClasses.ShouldBe(["c1", "c2"]);
    }

    [Fact]
    public void Read_ClassOfOneObject_TrainsButDoesNotChoose()
    {
        Files(classes: 6, images: 5);
        File.WriteAllLines(_folder.File("groups.csv"), ["image,group", .. Enumerable.Range(0, 5).Select(i => $"c0/{i:00}.png,0")]);
        var set = TrainingSet.Read(Options() with { Ways = 3 });

        set.Training.Count(image => Class(image) == "c0").ShouldBe(5);
        set.Validation.Select(image => Class(image)).Distinct().ShouldBe(["c2", "c4"]);
    }

    [Fact]
    public void Seen_HasNoImageAndNoNameOfANovelClass()
    {
        Files(classes: 8, images: 3);
        var (images, splits) = TrainingSet.Read(Options()).Seen();

        images.ClassNames.ShouldBe(["c0", "c1", "c2", "c4", "c5", "c6"]);
        splits.ShouldBe([ClassSplit.Base, ClassSplit.Validation, ClassSplit.Base, ClassSplit.Base, ClassSplit.Validation, ClassSplit.Base]);
        images.Names.Zip(images.Labels).ShouldAllBe(image => image.First.StartsWith(images.ClassNames[image.Second] + "/"));
        images.Files.Count.ShouldBe(18);
    }

    [Fact]
    public void Read_OneBaseClass_SaysSo()
    {
        Files(classes: 3, images: 3);
        Should.Throw<InvalidDataException>(() => TrainingSet.Read(Options())).Message.ShouldEndWith("has 3 class(es), of which 1 is a base class; training needs 2 base classes.");
    }

    [Fact]
    public void Read_ThreeImages_SaysSo()
    {
        Files(classes: 6, images: 1);
        Should.Throw<InvalidDataException>(() => TrainingSet.Read(Options() with { Ways = 3 })).Message.ShouldEndWith("has 3 image(s) of base classes to train on; 4 are needed.");
    }

    private PretrainingOptions Options() => new() { DataFolder = _folder.Path, OutputFolder = "out", Ways = 2 };

    private void Files(int classes, int images)
    {
        foreach (var (label, number) in Enumerable.Range(0, classes).SelectMany(label => Enumerable.Range(0, images).Select(number => (label, number))))
        {
            File.WriteAllText(_folder.File($"c{label}", $"{number:00}.png"), "");
        }
    }

    private static string Class(LabelledImage image) => Path.GetFileName(Path.GetDirectoryName(image.Path)!);

    public void Dispose() => _folder.Dispose();
}
