using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>
/// Which pictures are asked for their label. A fifth of the training pictures is held out for choices (correction P1: the published code chose and measured on the test
/// pictures); from the others each seed draws its labels at random, and those of fewer labels are among those of more.
/// </summary>
public sealed class LabelPlan
{
    public const double HeldOutShare = 0.2;
    private const int MostHeldOut = 1000;
    private const int MostForStatistics = 1000;
    private const ulong HeldOutStream = 103;
    private const ulong DrawStream = 107;

    private readonly int[][] _ofClass;
    private readonly ulong _seed;

    /// <param name="pictures">The data set.</param>
    /// <param name="mostLabels">Most labels a class.</param>
    /// <param name="seed">Of the held-out part and of the draws.</param>
    /// <exception cref="InvalidDataException">A class has too few pictures.</exception>
    public LabelPlan(LabelledPictures pictures, int mostLabels, ulong seed)
    {
        Pictures = pictures;
        _seed = seed;
        var order = new Pcg32(seed, HeldOutStream).Permutation(pictures.TrainingLabels.Count);
        var heldOut = order[..(int)Math.Ceiling(order.Length * HeldOutShare)];
        var pool = order[heldOut.Length..];
        HeldOut = heldOut[..Math.Min(heldOut.Length, MostHeldOut)];
        ForStatistics = pool[..Math.Min(pool.Length, MostForStatistics)];
        _ofClass = [.. pictures.ClassNames.Select((_, label) => pool.Where(i => pictures.TrainingLabels[i] == label).Order().ToArray())];
        var smallest = Array.FindIndex(_ofClass, images => images.Length < mostLabels);
        if (smallest >= 0)
        {
            throw new InvalidDataException($"Class {pictures.ClassNames[smallest]} of {pictures.Name} has {_ofClass[smallest].Length} training pictures beside those held out; {mostLabels} labels are asked.");
        }
    }

    public LabelledPictures Pictures { get; }

    /// <summary>Training pictures for choices, 1000 at most.</summary>
    public IReadOnlyList<int> HeldOut { get; }

    /// <summary>Training pictures whose features, without labels, give mean and deviation.</summary>
    public IReadOnlyList<int> ForStatistics { get; }

    /// <summary>Training pictures with labels, class after class.</summary>
    /// <param name="labels">A class.</param>
    /// <param name="run">Number of the draw, from 0.</param>
    public IReadOnlyList<int> Draw(int labels, int run) =>
        [.. _ofClass.SelectMany((images, label) => new Pcg32(Pcg32.Mix(_seed + (ulong)run), DrawStream + (ulong)label).Shuffled(images).Take(labels))];

    /// <summary>Whether every class has so many pictures to draw.</summary>
    public bool Has(int labels) => _ofClass.All(images => images.Length >= labels);

    public int[] LabelsOf(IReadOnlyList<int> training) => [.. training.Select(i => Pictures.TrainingLabels[i])];

    public byte[][] PicturesOf(IReadOnlyList<int> training) => [.. training.Select(i => Pictures.Training.Pictures[i])];
}
