using System.Numerics.Tensors;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Previews;

namespace AnyShot.Edge.PartMaps;

/// <summary>Gathers what a map shows, each with its embedding: prototypes and examples of the live classes, recent parts and those that somebody has confirmed. One thread at a time.</summary>
/// <param name="inspector">Whose model embeds what the memory does not know.</param>
/// <param name="parts">Images of parts.</param>
/// <param name="memory">Embeddings of parts that were judged since the start.</param>
/// <param name="feedback">What people said of parts.</param>
internal sealed class MapThings(Inspector inspector, IPartArchive parts, EmbeddingMemory memory, IFeedbackStore feedback) : IDisposable
{
    /// <summary>Parts on a map at most.</summary>
    public const int MostParts = 500;

    /// <summary>Of them the newest confirmed ones at most, which are kept apart from the recent ones.</summary>
    public const int MostConfirmed = 200;

    /// <summary>Examples of a class on a map at most; all of them make the prototype.</summary>
    public const int MostShots = 50;

    private readonly PartEmbeddings _embeddings = new(inspector, parts);
    private readonly Dictionary<long, Verdict?> _confirmed = [];

    public Inspector Inspector => inspector;

    /// <exception cref="InvalidDataException">An example cannot be used; one sentence names it.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    public async Task<IReadOnlyList<(MappedPoint Point, float[] Embedding)>> GatherAsync(ClassRevision revision, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var things = new List<(MappedPoint, float[])>();
        foreach (var (entry, items) in await inspector.NamedExamplesAsync(revision, cancellationToken).ConfigureAwait(false))
        {
            if (items.Count == 0)
            {
                continue;
            }

            var stored = entry.Shots.ToHashSet();
            things.Add((new MappedPoint(MappedKind.Prototype, $"class {entry.Id}", 0, 0, entry.Id, entry.Name), Mean([.. items.Select(item => item.Embedding)])));
            things.AddRange(items.TakeLast(MostShots).DistinctBy(item => item.Id).Select(item => (
                new MappedPoint(MappedKind.Shot, $"shot {entry.Id} {item.Id}", 0, 0, entry.Id, entry.Name, Shot: stored.Contains(item.Id) ? item.Id : null), Unit(item.Embedding))));
        }

        // A part that the model must see once more costs it one part's time, and the line waits for that at most.
        var classes = revision.Classes.ToDictionary(entry => entry.Number, entry => entry.Id);
        var verdicts = Verdicts();
        for (var i = 0; i < verdicts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = verdicts[i];
            if ((memory.Find(verdict.InspectionId) ?? _embeddings.Of(verdict.InspectionId)) is { } embedding)
            {
                things.Add((PointOf(verdict, classes.GetValueOrDefault(verdict.ClassNo, "")), Unit(embedding)));
            }

            progress.Report((i + 1.0) / verdicts.Count);
        }

        return things;
    }

    public void Dispose() => _embeddings.Dispose();

    private static MappedPoint PointOf(Verdict verdict, string classId) => new(
        MappedKind.Part, $"part {verdict.InspectionId}", 0, 0, classId, verdict.ClassName, verdict.InspectionId, DecisionNames.Of(verdict.Decision), verdict.Confidence, verdict.Camera, verdict.CapturedAt);

    /// <summary>The oldest first.</summary>
    private List<Verdict> Verdicts()
    {
        long[] said = [.. feedback.Confirmed().Select(part => part.InspectionId).OrderDescending().Take(MostConfirmed)];
        foreach (var gone in _confirmed.Keys.Except(said).ToArray())
        {
            _confirmed.Remove(gone);
        }

        foreach (var id in said)
        {
            if (!_confirmed.ContainsKey(id))
            {
                _confirmed[id] = parts.TryRead(id)?.Verdict;
            }
        }

        var confirmed = _confirmed.Values.OfType<Verdict>().ToArray();
        var recent = parts.Newest(MostParts).Where(verdict => !_confirmed.ContainsKey(verdict.InspectionId)).Take(MostParts - confirmed.Length);
        return [.. recent.Concat(confirmed).OrderBy(verdict => verdict.InspectionId)];
    }

    private static float[] Mean(float[][] rows)
    {
        var sum = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(sum, Unit(row), sum);
        }

        return Unit(sum);
    }

    /// <summary>Only the direction counts where the learner compares by cosine.</summary>
    private static float[] Unit(float[] row)
    {
        var unit = (float[])row.Clone();
        var length = TensorPrimitives.Norm<float>(row);
        if (length > 0)
        {
            TensorPrimitives.Divide(unit, length, unit);
        }

        return unit;
    }
}
