using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Evaluation;

/// <summary>
/// Images of seen classes for generalised zero-shot accuracy: a fifth of every class is put aside before anything is trained, whole groups at a time. Seen are all classes
/// that are not novel.
/// </summary>
/// <param name="Training">Images that may be trained on.</param>
/// <param name="Test">Images that are only asked about.</param>
public sealed record SeenHoldOut(IReadOnlyList<int> Training, IReadOnlyList<int> Test)
{
    /// <summary>Share of a class's images that is held out; a little more where a group straddles the limit.</summary>
    public const double Share = 0.2;

    private const ulong Stream = 0x53454548;

    /// <exception cref="InvalidDataException">A seen class has fewer than two independent images; the sentence names it.</exception>
    public static SeenHoldOut Of(FeatureSet set, ulong seed)
    {
        var (training, test) = (new List<int>(), new List<int>());
        for (var label = 0; label < set.ClassNames.Count; label++)
        {
            var images = set.Splits[label] == ClassSplit.Novel ? [] : Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).ToArray();
            if (images.Length == 0)
            {
                continue;
            }

            var random = new Pcg32(Pcg32.Mix(seed) + (ulong)label, Stream);
            var groups = random.Shuffled(images.GroupBy(i => set.Groups?[i] ?? i).Select(group => group.ToArray()).ToArray());
            var held = 0;
            foreach (var group in groups[..^1])
            {
                var isTest = held < Share * images.Length;
                (isTest ? test : training).AddRange(group);
                held += isTest ? group.Length : 0;
            }

            if (held == 0)
            {
                throw new InvalidDataException($"Class \"{set.ClassNames[label]}\" of {set.Name} has no two independent images, one to train on and one to hold out.");
            }

            training.AddRange(groups[^1]);
        }

        return new SeenHoldOut(training, test);
    }
}
