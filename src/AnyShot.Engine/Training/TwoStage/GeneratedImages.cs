using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Made-up images of the target's classes, such as samples of a generative model, behind those of the target.</summary>
internal static class GeneratedImages
{
    /// <param name="images">Of the target.</param>
    /// <param name="options">Names the made-up ones; without them <paramref name="images"/> come back as they are.</param>
    /// <param name="target">All files of the target and the test: an image that is among them, by its bytes, is no made-up one and is left out.</param>
    /// <exception cref="InvalidDataException">A file cannot be read, or a class is not the target's; one sentence names it.</exception>
    public static StageImages Append(StageImages images, TwoStageOptions options, IReadOnlyCollection<string> target)
    {
        if (options.Generated is not { } folder)
        {
            return images;
        }

        var data = ImageDataset.Read(folder);
        string[] names = [.. images.Classes];
        int[] classes = [.. data.ClassNames.Select(name => Array.FindIndex(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (Array.IndexOf(classes, -1) is >= 0 and var unknown)
        {
            throw new InvalidDataException($"{folder} has the class \"{data.ClassNames[unknown]}\", which the target does not have; it has {string.Join(", ", names)}.");
        }

        var known = target.Select(CoarseImages.Content).ToHashSet();
        int[] kept = [.. Enumerable.Range(0, data.Files.Count).Where(i => !known.Contains(CoarseImages.Content(data.Files[i])))];
        var squares = ImageStore.Squares([.. kept.Select(i => new LabelledImage(data.Files[i], classes[data.Labels[i]], i))], StageData.SourceScale * options.Side, options.Channels);
        var hash = DataHash.Of([.. kept.Select(i => (data.Names[i], data.ClassNames[data.Labels[i]], data.Files[i]))]);
        return new StageImages(
            [.. images.Squares, .. squares], [.. images.Labels, .. kept.Select(i => classes[data.Labels[i]])], [.. images.Groups, .. kept.Select(i => -1L - i)], images.Classes, $"{images.Hash} with {hash}", kept.Length);
    }
}
