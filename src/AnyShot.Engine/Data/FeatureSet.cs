namespace AnyShot.Engine.Data;

/// <summary>Embedded images with their labels, held in memory: what generators are trained on and episodes are drawn from. Immutable.</summary>
public sealed class FeatureSet
{
    private readonly float[] _features;

    /// <param name="name">Name of the data set, for reports.</param>
    /// <param name="backbone">What made the features, for reports.</param>
    /// <param name="features">Rows of <paramref name="size"/> numbers, one an image, not normalised.</param>
    /// <param name="size">Numbers in a feature (d).</param>
    /// <param name="labels">Class of each image, 0 to classes - 1.</param>
    /// <param name="classNames">One name a class.</param>
    /// <param name="splits">One a class.</param>
    /// <param name="groups">Images with the same number show one physical object and never stand on both sides of an episode; null where every image is its own.</param>
    /// <param name="semantics">One row of <paramref name="semanticSize"/> numbers a class (text vector or attributes); null where there is none.</param>
    /// <param name="semanticSize">Numbers in a semantic vector.</param>
    /// <exception cref="ArgumentException">The lengths or the labels do not fit together, or a number is not finite; one sentence says which.</exception>
    public FeatureSet(
        string name, string backbone, float[] features, int size, IReadOnlyList<int> labels, IReadOnlyList<string> classNames,
        IReadOnlyList<ClassSplit> splits, IReadOnlyList<long>? groups = null, float[]? semantics = null, int semanticSize = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Require(features.Length == (long)labels.Count * size, $"{labels.Count} labels of {size} numbers need {(long)labels.Count * size} numbers, not {features.Length}.");
        Require(splits.Count == classNames.Count, $"{classNames.Count} classes have {splits.Count} splits.");
        Require(groups is null || groups.Count == labels.Count, $"{labels.Count} images have {groups?.Count} groups.");
        Require(semantics is null || (semanticSize > 0 && semantics.Length == (long)classNames.Count * semanticSize), $"{classNames.Count} classes of {semanticSize} semantic numbers do not fit {semantics?.Length} numbers.");
        for (var i = 0; i < labels.Count; i++)
        {
            Require(labels[i] >= 0 && labels[i] < classNames.Count, $"Image {i} has label {labels[i]}, and there are {classNames.Count} classes.");
        }

        Require(Array.TrueForAll(features, float.IsFinite), "A feature holds a number that is not finite.");
        Require(semantics is null || Array.TrueForAll(semantics, float.IsFinite), "A semantic vector holds a number that is not finite.");
        (Name, Backbone, _features, Size, Labels, ClassNames, Splits, Groups, Semantics, SemanticSize) =
            (name, backbone, features, size, labels, classNames, splits, groups, semantics, semantics is null ? 0 : semanticSize);
    }

    public string Name { get; }

    public string Backbone { get; }

    /// <summary>Images.</summary>
    public int Count => Labels.Count;

    /// <summary>Numbers in a feature (d).</summary>
    public int Size { get; }

    public IReadOnlyList<int> Labels { get; }

    public IReadOnlyList<string> ClassNames { get; }

    public IReadOnlyList<ClassSplit> Splits { get; }

    public IReadOnlyList<long>? Groups { get; }

    /// <summary>What the images are called, for reports; null where the source does not say.</summary>
    public IReadOnlyList<string>? ImageNames { get; init; }

    /// <summary>Rows of <see cref="SemanticSize"/> numbers, one a class; null where there is none.</summary>
    public float[]? Semantics { get; }

    public int SemanticSize { get; }

    /// <summary>All features, row-major (count, size). Not to be written to.</summary>
    public ReadOnlySpan<float> Features => _features;

    public ReadOnlySpan<float> Row(int image) => _features.AsSpan(image * Size, Size);

    public ReadOnlySpan<float> SemanticOf(int label) =>
        Semantics is { } all ? all.AsSpan(label * SemanticSize, SemanticSize) : throw new InvalidOperationException($"The data set {Name} has no semantic vectors.");

    /// <summary>Images of the classes of one split, in order.</summary>
    public int[] ImagesOf(ClassSplit split) => [.. Enumerable.Range(0, Count).Where(i => Splits[Labels[i]] == split)];

    /// <summary>The same images under other splits or semantic vectors.</summary>
    /// <param name="splits">One a class; null keeps those of this set.</param>
    /// <param name="semantics">Has a line for every class; null keeps those of this set.</param>
    /// <exception cref="InvalidDataException">The table lacks a class.</exception>
    public FeatureSet With(IReadOnlyList<ClassSplit>? splits = null, AttributeTable? semantics = null) => new(
        Name, Backbone, _features, Size, Labels, ClassNames, splits ?? Splits, Groups, semantics?.Rows(ClassNames) ?? Semantics, semantics?.Size ?? SemanticSize)
    {
        ImageNames = ImageNames,
    };

    /// <summary>The same images with other semantic vectors.</summary>
    /// <param name="semantics">One row of <paramref name="semanticSize"/> numbers a class.</param>
    /// <param name="semanticSize">Numbers of a row.</param>
    public FeatureSet With(float[] semantics, int semanticSize) =>
        new(Name, Backbone, _features, Size, Labels, ClassNames, Splits, Groups, semantics, semanticSize) { ImageNames = ImageNames };

    /// <summary>Some of the images, with all classes.</summary>
    /// <param name="images">Image numbers, in the order of the new set.</param>
    public FeatureSet Subset(IReadOnlyList<int> images)
    {
        var features = new float[(long)images.Count * Size];
        for (var i = 0; i < images.Count; i++)
        {
            Row(images[i]).CopyTo(features.AsSpan(i * Size));
        }

        return new FeatureSet(
            Name, Backbone, features, Size, [.. images.Select(i => Labels[i])], ClassNames, Splits, Groups is { } groups ? [.. images.Select(i => groups[i])] : null, Semantics, SemanticSize)
        {
            ImageNames = ImageNames is { } names ? [.. images.Select(i => names[i])] : null,
        };
    }

    private static void Require(bool condition, string sentence)
    {
        if (!condition)
        {
            throw new ArgumentException(sentence);
        }
    }
}
