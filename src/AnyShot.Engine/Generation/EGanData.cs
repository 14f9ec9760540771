using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnyShot.Engine.Data;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>What a training may see of a feature set: rows and conditions of base classes to train on, rows and conditions of other classes to choose by. No novel class is in it.</summary>
internal sealed class EGanData : IDisposable
{
    /// <summary>Fewer base classes cannot spare any.</summary>
    private const int FewestToHoldOut = 6;

    private EGanData(FeatureSet set, Tensor conditions, int[] seen, int[] choosing, ChoosingClasses chosenOn)
    {
        (Seen, Choosing, ChosenOn) = (seen, choosing, chosenOn);
        (Features, Labels) = Rows(set, seen);
        (ChoosingFeatures, ChoosingLabels) = Rows(set, choosing);
        using var scope = NewDisposeScope();
        Semantics = conditions.index_select(0, tensor(seen, dtype: ScalarType.Int64)).DetachFromDisposeScope();
        ChoosingSemantics = conditions.index_select(0, tensor(choosing, dtype: ScalarType.Int64)).DetachFromDisposeScope();
    }

    /// <summary>Labels, in the set, of the classes trained on; the position is the label in <see cref="Labels"/>.</summary>
    public int[] Seen { get; }

    /// <summary>Labels, in the set, of the classes that choose.</summary>
    public int[] Choosing { get; }

    public ChoosingClasses ChosenOn { get; }

    /// <summary>float32 (n, d), as the backbone gave them.</summary>
    public Tensor Features { get; }

    /// <summary>int64 (n).</summary>
    public Tensor Labels { get; }

    /// <summary>float32 (classes, a).</summary>
    public Tensor Semantics { get; }

    public Tensor ChoosingFeatures { get; }

    public Tensor ChoosingLabels { get; }

    public Tensor ChoosingSemantics { get; }

    /// <exception cref="ArgumentException">There are no semantic vectors or fewer than two base classes with images, or a size is too large.</exception>
    public static EGanData From(FeatureSet set, EGanOptions options)
    {
        using var conditions = ConditionVectors.Of(set, options.Compat);
        if (set.Size > EGanSizes.Largest || set.SemanticSize > EGanSizes.Largest)
        {
            throw new ArgumentException($"The data set {set.Name} has features of {set.Size} and semantic vectors of {set.SemanticSize} numbers; at most {EGanSizes.Largest} are possible.");
        }

        var present = new bool[set.ClassNames.Count];
        foreach (var label in set.Labels)
        {
            present[label] = true;
        }

        var seen = ClassesOf(ClassSplit.Base);
        if (seen.Length < 2)
        {
            throw new ArgumentException($"The data set {set.Name} has {seen.Length} base classes with images; a generator needs two at least.");
        }

        var validation = ClassesOf(ClassSplit.Validation);
        if (validation.Length >= 2)
        {
            return new EGanData(set, conditions, seen, validation, ChoosingClasses.Validation);
        }

        if (seen.Length < FewestToHoldOut)
        {
            return new EGanData(set, conditions, seen, [], ChoosingClasses.None);
        }

        // Every third of the base classes: two at least, spread over the list, in which neighbours are often alike.
        var held = seen.Where((_, i) => i % 3 == 1).ToArray();
        return new EGanData(set, conditions, [.. seen.Except(held)], held, ChoosingClasses.HeldOutBase);

        int[] ClassesOf(ClassSplit split) => [.. Enumerable.Range(0, present.Length).Where(c => present[c] && set.Splits[c] == split)];
    }

    /// <summary>A hash of all that the training sees.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (Tensor[])[Features, Labels, Semantics, ChoosingFeatures, ChoosingLabels, ChoosingSemantics])
        {
            hash.AppendData(part.bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    public void Dispose()
    {
        foreach (var part in (Tensor[])[Features, Labels, Semantics, ChoosingFeatures, ChoosingLabels, ChoosingSemantics])
        {
            part.Dispose();
        }
    }

    private static (Tensor Features, Tensor Labels) Rows(FeatureSet set, int[] classes)
    {
        var position = new int[set.ClassNames.Count];
        Array.Fill(position, -1);
        for (var i = 0; i < classes.Length; i++)
        {
            position[classes[i]] = i;
        }

        var images = Enumerable.Range(0, set.Count).Where(i => position[set.Labels[i]] >= 0).ToArray();
        var features = empty(images.Length, set.Size);
        var target = MemoryMarshal.Cast<byte, float>(features.bytes);
        for (var i = 0; i < images.Length; i++)
        {
            set.Row(images[i]).CopyTo(target[(i * set.Size)..]);
        }

        var labels = tensor(Array.ConvertAll(images, i => (long)position[set.Labels[i]]));
        return (features.DetachFromDisposeScope(), labels.DetachFromDisposeScope());
    }
}
