using System.Globalization;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Edge.Suspicion;

/// <summary>
/// Compares shots and confirmed parts with the examples of all classes: a label that disagrees with its neighbours is shown before the example does harm. Looks only; nothing is refused or changed by it.
/// Thread-safe; one comparison at a time, beside the inspection.
/// </summary>
public sealed class SuspicionCheck(DeviceConfiguration configuration, InspectionWorker inspection, IClassRegistry registry, IFeedbackStore? feedback = null) : IDisposable
{
    internal const string SimNet = "simnet";
    internal const string Cosine = "cosine";

    /// <summary>Examples that are compared at most, all pairs of them; the oldest parts are left out.</summary>
    private const int MostExamples = 2000;

    /// <summary>Confirmed parts that a new example is compared with: whoever adds one waits for it.</summary>
    private const int MostPartsForOne = 300;

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Embeddings of confirmed parts, by inspection id; null where an image cannot be used.</summary>
    private readonly Dictionary<long, (string Hash, float[]? Embedding)> _parts = [];
    private PartEmbedder? _embedder;
    private PairSimilarity? _similarity;
    private bool _isLoaded;

    /// <summary>All shots and confirmed parts.</summary>
    /// <exception cref="InvalidDataException">An example or the similarity network cannot be used; one sentence names it.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    /// <exception cref="InvalidOperationException">The inspection has not started.</exception>
    public async Task<SuspicionReport> ReportAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var inspector = Started;
            var examples = await ExamplesAsync(inspector, registry.State.Newest, cancellationToken).ConfigureAwait(false);
            return await Task.Run(() => Compare(inspector, examples, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Looks at an example that is about to be added.</summary>
    /// <param name="id">The class.</param>
    /// <param name="shot">The shot, whose image is stored already.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One sentence when its neighbours say another class; null when they agree or nothing can be said.</returns>
    /// <inheritdoc cref="ReportAsync" path="/exception"/>
    public async Task<string?> WarnAsync(string id, string shot, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var inspector = Started;
            var newest = registry.State.Newest;
            // As if it were there, and nowhere else.
            RegisteredClass[] classes = [.. newest.Classes.Select(entry => entry with { Shots = [.. entry.Shots.Where(known => known != shot), .. entry.Id == id ? [shot] : Array.Empty<string>()] })];
            var examples = await ExamplesAsync(inspector, new ClassRevision(newest.Revision + 1, classes), cancellationToken).ConfigureAwait(false);
            return await Task.Run(() => Warning(inspector, examples, id, shot, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _embedder?.Dispose();
        _similarity?.Dispose();
        _turn.Dispose();
    }

    private Inspector Started => inspection.Inspector ?? throw new InvalidOperationException("The inspection has not started.");

    private async Task<List<LabelledEmbedding>> ExamplesAsync(Inspector inspector, ClassRevision revision, CancellationToken cancellationToken)
    {
        var examples = new List<LabelledEmbedding>();
        foreach (var (entry, folder, shots) in await inspector.ExamplesAsync(revision, cancellationToken).ConfigureAwait(false))
        {
            examples.AddRange(folder.Select(embedding => new LabelledEmbedding(entry.Id, "", 0, embedding)));
            examples.AddRange(shots.Select((embedding, i) => new LabelledEmbedding(entry.Id, entry.Shots[i], 0, embedding)));
        }

        return examples;
    }

    private string? Warning(Inspector inspector, List<LabelledEmbedding> examples, string id, string shot, CancellationToken cancellationToken)
    {
        LabelledEmbedding[] all = [.. examples.Take(MostExamples), .. Parts(inspector, feedback?.Confirmed() ?? [], examples, MostPartsForOne, cancellationToken)];
        var place = Array.FindIndex(all, example => example.Shot == shot);
        if (place < 0)
        {
            return null;
        }

        string[] classes = [.. all.Select(example => example.Class).Distinct()];
        var similarity = Similarity(inspector, [all[place]], all);
        var doubt = LabelDoubt.Of(place, [.. all.Select(example => Array.IndexOf(classes, example.Class))], j => similarity[j]);
        return classes[doubt.Says] == id ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Look at this example again: it is more like class {classes[doubt.Says]} ({doubt.Best:0.00}) than like {id} ({doubt.Own:0.00}), by the {(_similarity is null ? "backbone's embeddings" : "similarity network")}.");
    }

    private SuspicionReport Compare(Inspector inspector, List<LabelledEmbedding> examples, CancellationToken cancellationToken)
    {
        var confirmed = feedback?.Confirmed() ?? [];
        var all = examples.Take(MostExamples).Concat(Parts(inspector, confirmed, examples, MostExamples - examples.Count, cancellationToken)).ToArray();
        var similarity = Similarity(inspector, all, all);
        string[] classes = [.. all.Select(example => example.Class).Distinct()];
        var doubts = LabelDoubt.Of([.. all.Select(example => Array.IndexOf(classes, example.Class))], similarity);
        SuspiciousExample[] found =
        [
            .. Enumerable.Range(0, all.Length).Where(i => all[i].IsNamed && doubts[i].Own is not null)
                .Select(i => new SuspiciousExample(
                    all[i].Shot,
                    all[i].InspectionId,
                    all[i].Class,
                    classes[doubts[i].Says],
                    classes[doubts[i].Says] != all[i].Class,
                    Math.Round(doubts[i].Own!.Value, 4),
                    Math.Round(doubts[i].Best, 4),
                    [.. doubts[i].Nearest.Select(j => all[j].Name)]))
                .OrderByDescending(example => example.SimilarityToNeighbours - example.Similarity)
                .ThenBy(example => example.Similarity),
        ];
        var named = examples.Count(example => example.IsNamed) + confirmed.Count;
        return new SuspicionReport(_similarity is null ? Cosine : SimNet, inspector.Backbone.Name, found.Length, Math.Max(0, named - found.Length), found.Count(example => example.IsDoubted), found);
    }

    /// <summary>Confirmed parts, the newest first, but for those that are shots too.</summary>
    private IEnumerable<LabelledEmbedding> Parts(Inspector inspector, IReadOnlyList<ConfirmedPart> confirmed, IReadOnlyList<LabelledEmbedding> examples, int most, CancellationToken cancellationToken)
    {
        var live = examples.Select(example => example.Class).ToHashSet();
        var shots = examples.Select(example => example.Shot).ToHashSet();
        foreach (var gone in _parts.Keys.Except(confirmed.Select(part => part.InspectionId)).ToArray())
        {
            _parts.Remove(gone);
        }

        foreach (var (id, trueClass) in confirmed.Reverse().Where(part => live.Contains(part.TrueClass)).Take(Math.Max(0, most)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Know(inspector, id) is { Embedding: { } embedding } known && !shots.Contains(known.Hash))
            {
                yield return new LabelledEmbedding(trueClass, "", id, embedding);
            }
        }
    }

    private (string Hash, float[]? Embedding) Know(Inspector inspector, long id)
    {
        if (!_parts.TryGetValue(id, out var known))
        {
            _embedder ??= inspector.NewEmbedder();
            var part = feedback!.TryRead(id);
            using var image = part is null ? null : PartImage.TryDecode(part.Image);
            known = (part is null ? "" : Convert.ToHexStringLower(SHA256.HashData(part.Image)), image is null ? null : _embedder.Embed(image));
            _parts[id] = known;
        }

        return known;
    }

    /// <returns>(rows, columns), row-major.</returns>
    private float[] Similarity(Inspector inspector, IReadOnlyList<LabelledEmbedding> rows, IReadOnlyList<LabelledEmbedding> columns)
    {
        if (!_isLoaded)
        {
            _similarity = PairSimilarity.TryLoad(configuration.Options.Inspection.Backbone, configuration.Folder, inspector.Backbone);
            _isLoaded = true;
        }

        if (_similarity is not null && rows.Count > 0)
        {
            return _similarity.Between([.. rows.Select(row => row.Embedding)], [.. columns.Select(column => column.Embedding)]);
        }

        var cosines = new float[rows.Count * columns.Count];
        for (var place = 0; place < cosines.Length; place++)
        {
            cosines[place] = TensorPrimitives.Dot<float>(rows[place / columns.Count].Embedding, columns[place % columns.Count].Embedding);
        }

        return cosines;
    }
}
