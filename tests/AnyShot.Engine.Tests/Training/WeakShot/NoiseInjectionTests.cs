using AnyShot.Engine.Data;
using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Engine.Tests.Training.WeakShot;

public sealed class NoiseInjectionTests
{
    private static readonly ImageDataset Clean = Set("clean", 4, 20);
    private static readonly ImageDataset Outliers = Set("outliers", 1, 30);

    [Fact]
    public void Of_ThirtyPerCent_HalfGoesToOtherClassesAndHalfIsReplaced()
    {
        var (images, truth) = NoiseInjection.Of(Clean, Outliers, 0.3, seed: 1);
        images.Files.Count.ShouldBe(80);
        images.Files.ShouldBeUnique();
        truth.Count(label => label == NoisyLabel.OtherClass).ShouldBe(12);
        truth.Count(label => label == NoisyLabel.Outlier).ShouldBe(12);
        for (var i = 0; i < images.Files.Count; i++)
        {
            var isOwn = images.Files[i].StartsWith($"clean/{images.Labels[i]}/", StringComparison.Ordinal);
            var expected = images.Files[i].StartsWith("outliers", StringComparison.Ordinal) ? NoisyLabel.Outlier : isOwn ? NoisyLabel.Right : NoisyLabel.OtherClass;
            truth[i].ShouldBe(expected, images.Files[i]);
        }
    }

    [Fact]
    public void Of_SameSeed_IsTheSame()
    {
        NoiseInjection.Of(Clean, Outliers, 0.3, 5).Images.Files.ShouldBe(NoiseInjection.Of(Clean, Outliers, 0.3, 5).Images.Files);
        NoiseInjection.Of(Clean, Outliers, 0.3, 5).Images.Files.ShouldNotBe(NoiseInjection.Of(Clean, Outliers, 0.3, 6).Images.Files);
    }

    [Fact]
    public void Of_TooFewOutliers_SaysSo() =>
        Should.Throw<InvalidDataException>(() => NoiseInjection.Of(Clean, Set("outliers", 1, 3), 0.3, 1)).Message.ShouldContain("too few outliers");

    private static ImageDataset Set(string name, int classes, int perClass)
    {
        string[] files = [.. Enumerable.Range(0, classes * perClass).Select(i => $"{name}/{i / perClass}/{i % perClass}.png")];
        return new ImageDataset(name, [.. Enumerable.Range(0, classes).Select(c => $"c{c}")], files, files, [.. Enumerable.Range(0, files.Length).Select(i => i / perClass)], null);
    }
}
