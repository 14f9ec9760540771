namespace AnyShot.Engine.Registry;

/// <summary>
/// Prototypes that change one example at a time, without training: a class is the mean of its examples (Snell, Swersky and Zemel 2017). All embeddings are of one version of one model; those of
/// another are refused, because distances between the two mean nothing. Not thread-safe.
/// </summary>
public sealed class PrototypeRegistry
{
    private readonly SortedDictionary<string, RegistryEntry> _entries = new(StringComparer.Ordinal);
    private readonly PrototypeRegistryOptions _options;

    /// <param name="modelVersion">Name and revision of the model that embeds.</param>
    /// <param name="size">Numbers in an embedding (d).</param>
    /// <param name="options">How it answers; null for the standard.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public PrototypeRegistry(string modelVersion, int size, PrototypeRegistryOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _options = options ?? new PrototypeRegistryOptions();
        _options.Require();
        (ModelVersion, Size) = (modelVersion, size);
    }

    public string ModelVersion { get; }

    /// <summary>Numbers in an embedding (d).</summary>
    public int Size { get; }

    /// <summary>By name.</summary>
    public IReadOnlyCollection<RegistryEntry> Classes => _entries.Values;

    /// <summary>The class of that name; null where there is none.</summary>
    public RegistryEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Adds an example; the first one makes the class.</summary>
    /// <exception cref="ArgumentException">It is of another model or size, is not finite, or its id is there already.</exception>
    public void Add(string name, SupportItem item, string modelVersion)
    {
        Require(item.Embedding, modelVersion);
        var entry = _entries.GetValueOrDefault(name) ?? new RegistryEntry(name, Size, _options);
        if (entry.Items.Any(known => known.Id == item.Id))
        {
            throw new ArgumentException($"Class \"{name}\" has an example \"{item.Id}\" already.");
        }

        entry.Add(item);
        _entries[name] = entry;
    }

    /// <summary>Removes an example; with the last one goes the class.</summary>
    /// <exception cref="ArgumentException">There is no such class or example.</exception>
    public void Remove(string name, string id)
    {
        var entry = _entries.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no class \"{name}\".");
        if (!entry.Remove(id))
        {
            throw new ArgumentException($"Class \"{name}\" has no example \"{id}\".");
        }

        if (entry.Items.Count == 0)
        {
            _entries.Remove(name);
        }
    }

    /// <summary>Answers by the nearest prototype.</summary>
    /// <param name="embedding">d numbers.</param>
    /// <param name="modelVersion">What made it.</param>
    /// <param name="most">Classes to name, 1 or more.</param>
    /// <exception cref="ArgumentException">It is of another model or size, or is not finite.</exception>
    /// <exception cref="InvalidOperationException">There is no class.</exception>
    public RegistryAnswer Classify(ReadOnlySpan<float> embedding, string modelVersion, int most = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        Require(embedding, modelVersion);
        if (_entries.Count == 0)
        {
            throw new InvalidOperationException("The registry has no class.");
        }

        var ranked = new List<(RegistryEntry Entry, double Squared)>(_entries.Count);
        foreach (var entry in _entries.Values)
        {
            ranked.Add((entry, entry.SquaredDistance(embedding)));
        }

        ranked = [.. ranked.OrderBy(one => one.Squared)];
        var (nearest, least) = ranked[0];
        var total = ranked.Sum(one => Math.Exp((least - one.Squared) / _options.Temperature));
        var reason = 1 / total < _options.LeastConfidence ? "not sure enough"
            : nearest.Spread is var (mean, deviation) && Math.Sqrt(least) > mean + (_options.Deviations * deviation) ? $"too far from \"{nearest.Name}\""
            : "";
        return new RegistryAnswer(
            [.. ranked.Take(most).Select(one => new RankedClass(one.Entry.Name, one.Squared, Math.Exp((least - one.Squared) / _options.Temperature) / total))],
            ranked.Count > 1 ? ranked[1].Squared - least : double.PositiveInfinity,
            reason.Length > 0,
            reason);
    }

    /// <summary>The same examples in the space of another model, as a registry of its own; this one stays as it is.</summary>
    /// <param name="modelVersion">The other model.</param>
    /// <param name="size">Numbers in its embeddings.</param>
    /// <param name="embed">Embeds the image of an example anew, by its hash.</param>
    /// <exception cref="ArgumentException">An embedding is not like that.</exception>
    public PrototypeRegistry Reembed(string modelVersion, int size, Func<SupportItem, float[]> embed)
    {
        var other = new PrototypeRegistry(modelVersion, size, _options);
        foreach (var entry in _entries.Values)
        {
            foreach (var item in entry.Items)
            {
                other.Add(entry.Name, item with { Embedding = embed(item) }, modelVersion);
            }
        }

        return other;
    }

    private void Require(ReadOnlySpan<float> embedding, string modelVersion)
    {
        if (modelVersion != ModelVersion)
        {
            throw new ArgumentException($"The embedding is of {modelVersion} and the registry of {ModelVersion}: embed the images again, the two must not be mixed.");
        }

        if (embedding.Length != Size)
        {
            throw new ArgumentException($"The embedding has {embedding.Length} numbers, the registry's have {Size}.");
        }

        foreach (var value in embedding)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException("The embedding holds a number that is not finite.");
            }
        }
    }
}
