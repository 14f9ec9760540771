using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>F1 of "same class" over the pairs i != j of fixed batches of images whose classes are known. Counts over all batches together.</summary>
internal sealed class PairF1
{
    private const int Batches = 10;
    private const int MostClasses = 10;
    private const int ImagesPerClass = 10;
    private const ulong Stream = 71;

    private readonly int[][] _batches;
    private readonly IReadOnlyList<int> _labels;

    /// <param name="images">Places of the images that may be drawn.</param>
    /// <param name="labels">Class of every place.</param>
    /// <param name="seed">Decides the draws.</param>
    public PairF1(IReadOnlyList<int> images, IReadOnlyList<int> labels, ulong seed)
    {
        _labels = labels;
        var ofClass = images.GroupBy(image => labels[image]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        _batches = [.. Enumerable.Range(0, Batches).Select(batch =>
        {
            var random = new Pcg32(seed + (ulong)batch, Stream);
            return random.Shuffled(ofClass).Take(MostClasses).SelectMany(members => random.Shuffled(members).Take(ImagesPerClass)).ToArray();
        })];
    }

    /// <summary>0 to 1. Leaves the network in the mode that it was in.</summary>
    public double Of(ITrunk trunk, PairHead head)
    {
        var training = head.training;
        head.eval();
        var (hits, said, same) = (0, 0, 0);
        foreach (var batch in _batches)
        {
            using var scope = NewDisposeScope();
            var features = trunk.Plain(batch);
            var similarity = head.Similarity(features, features);
            for (var i = 0; i < batch.Length; i++)
            {
                for (var j = 0; j < batch.Length; j++)
                {
                    if (i != j)
                    {
                        var (isSame, isSaid) = (_labels[batch[i]] == _labels[batch[j]], similarity[(i * batch.Length) + j] > 0.5f);
                        same += isSame ? 1 : 0;
                        said += isSaid ? 1 : 0;
                        hits += isSame && isSaid ? 1 : 0;
                    }
                }
            }
        }

        head.train(training);
        return said + same == 0 ? 0 : 2.0 * hits / (said + same);
    }
}
