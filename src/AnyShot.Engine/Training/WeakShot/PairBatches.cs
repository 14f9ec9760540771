using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>
/// Batches of a few classes with several images each, so that pairs of one class are frequent. An epoch draws every image at most once, from classes that still have images; a last batch that would
/// be short is left out. The batches of an epoch are the same whenever they are made.
/// </summary>
/// <param name="images">Places of the images that may be drawn.</param>
/// <param name="labels">Class of every place.</param>
/// <param name="size">Images a batch.</param>
/// <param name="classes">Classes a batch at most, where they have images enough.</param>
/// <param name="seed">Decides the draws.</param>
internal sealed class PairBatches(IReadOnlyList<int> images, IReadOnlyList<int> labels, int size, int classes, ulong seed)
{
    private const ulong Stream = 83;

    private readonly int[][] _ofClass = [.. images.GroupBy(image => labels[image]).OrderBy(group => group.Key).Select(group => group.ToArray())];

    /// <summary>Images a batch: fewer than asked for where there are fewer in all.</summary>
    public int Size { get; } = Math.Min(size, images.Count);

    /// <summary>Batches an epoch.</summary>
    public int Count => images.Count / Size;

    public IReadOnlyList<int[]> Of(int epoch)
    {
        var random = new Pcg32(Pcg32.Mix(seed) + (ulong)epoch, Stream);
        var left = _ofClass.Select(members => new Queue<int>(random.Shuffled(members))).ToArray();
        var batches = new List<int[]>();
        while (batches.Count < Count)
        {
            var order = random.Shuffled([.. left.Where(queue => queue.Count > 0)]);
            var batch = new List<int>(Size);
            // Others follow where the drawn classes run out.
            for (var from = 0; batch.Count < Size; from += classes)
            {
                var drawn = order.Skip(from).Take(classes).ToArray();
                while (batch.Count < Size && drawn.Any(queue => queue.Count > 0))
                {
                    batch.AddRange(drawn.Where(queue => queue.Count > 0).Take(Size - batch.Count).Select(queue => queue.Dequeue()).ToArray());
                }
            }

            batches.Add([.. batch]);
        }

        return batches;
    }
}
