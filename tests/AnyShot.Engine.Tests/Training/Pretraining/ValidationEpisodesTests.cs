using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Tests.Training.Pretraining;

public sealed class ValidationEpisodesTests
{
    [Fact]
    public void Accuracy_FeaturesThatAreTheClass_IsOne()
    {
        var images = Images(classes: 6, perClass: 10, i => i);
        new ValidationEpisodes(images, 5, 1).Accuracy([.. images.Select(image => OneHot(image.Label, 6))]).ShouldBe(1);
    }

    [Fact]
    public void Accuracy_FeaturesThatAreTheObject_IsChanceBecauseNoObjectStandsOnBothSides()
    {
        // Each feature says which of 30 objects the image shows and nothing of the class: with objects kept apart all cosines are 0 and the first class is answered.
        var images = Images(classes: 6, perClass: 20, i => i / 4);
        var objects = images.Select(image => image.Group).Distinct().Order().ToList();

        new ValidationEpisodes(images, 5, 1).Accuracy([.. images.Select(image => OneHot(objects.IndexOf(image.Group), objects.Count))]).ShouldBe(0.2, 1e-9);
    }

    [Fact]
    public void Constructor_OneClass_SaysSo() =>
        Should.Throw<InvalidDataException>(() => new ValidationEpisodes(Images(1, 5, i => i), 5, 1)).Message
            .ShouldBe("Choosing the weights needs 2 classes with images of 2 objects each; there are 1.");

    [Fact]
    public void Ways_FewerClassesThanAsked_AreAllOfThem() => new ValidationEpisodes(Images(3, 4, i => i), 5, 1).Ways.ShouldBe(3);

    [Fact]
    public void Accuracy_OtherSeed_OtherEpisodes()
    {
        var images = Images(classes: 6, perClass: 10, i => i);
        var random = new Random(3);
        var features = images.Select(_ => new[] { random.NextSingle(), random.NextSingle() }).ToArray();

        new ValidationEpisodes(images, 5, 1).Accuracy(features).ShouldBe(new ValidationEpisodes(images, 5, 1).Accuracy(features));
        new ValidationEpisodes(images, 5, 2).Accuracy(features).ShouldNotBe(new ValidationEpisodes(images, 5, 1).Accuracy(features));
    }

    private static LabelledImage[] Images(int classes, int perClass, Func<int, long> group) =>
        [.. Enumerable.Range(0, classes * perClass).Select(i => new LabelledImage($"{i}.png", i / perClass, group(i)))];

    private static float[] OneHot(int place, int length)
    {
        var row = new float[length];
        row[place] = 1;
        return row;
    }
}
