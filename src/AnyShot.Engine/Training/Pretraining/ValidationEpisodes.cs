using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Fixed episodes over the validation images: what chooses the weights. Nearest centroid by cosine.</summary>
internal sealed class ValidationEpisodes
{
    public const int Count = 200;
    public const int QueriesPerClass = 15;

    /// <param name="images">Classes of which each has images of two groups.</param>
    /// <param name="ways">Classes an episode; fewer where there are fewer.</param>
    /// <param name="seed">The same seed gives the same episodes.</param>
    /// <param name="shots">Images a class that make its centroid.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="InvalidDataException">There are too few classes or images.</exception>
    public ValidationEpisodes(IReadOnlyList<LabelledImage> images, int ways, ulong seed, int shots = 1, int count = Count)
    {
        var labels = images.Select(image => image.Label).Distinct().ToArray();
        if (labels.Length < 2)
        {
            throw new InvalidDataException($"Choosing the weights needs 2 classes with images of 2 objects each; there are {labels.Length}.");
        }

        Ways = Math.Min(ways, labels.Length);
        var sampler = new EpisodeSampler(
            EpisodeImages.Of(images, ClassSplit.Validation),
            new EpisodeOptions { Ways = Ways, Shots = shots, Queries = QueriesPerClass, Seed = seed, Split = ClassSplit.Validation });
        All = [.. Enumerable.Range(0, count).Select(sampler.Draw)];
    }

    /// <summary>Image numbers are positions in the images given.</summary>
    public IReadOnlyList<Episode> All { get; }

    /// <summary>Classes an episode.</summary>
    public int Ways { get; }

    /// <summary>Mean share of right answers.</summary>
    /// <param name="features">Rows of unit length, one an image.</param>
    public double Accuracy(IReadOnlyList<float[]> features) => Accuracies(features).Average();

    /// <summary>Share of right answers of each episode.</summary>
    /// <param name="features">Rows of unit length, one an image.</param>
    public IReadOnlyList<double> Accuracies(IReadOnlyList<float[]> features) => [.. All.Select(episode =>
    {
        var centroids = Enumerable.Range(0, Ways).Select(label => Centroid(episode, label, features)).ToArray();
        var right = episode.Queries.Zip(episode.QueryLabels).Count(query =>
        {
            var cosines = centroids.Select(centroid => TensorPrimitives.Dot<float>(centroid, features[query.First])).ToArray();
            return TensorPrimitives.IndexOfMax<float>(cosines) == query.Second;
        });
        return (double)right / episode.Queries.Length;
    })];

    /// <summary>Mean of the shots of a class, unit length.</summary>
    private float[] Centroid(Episode episode, int label, IReadOnlyList<float[]> features)
    {
        var sum = new float[features[0].Length];
        for (var i = label; i < episode.Support.Length; i += Ways)
        {
            TensorPrimitives.Add<float>(sum, features[episode.Support[i]], sum);
        }

        TensorPrimitives.Divide(sum, Math.Max(TensorPrimitives.Norm<float>(sum), float.Epsilon), sum);
        return sum;
    }
}
