using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Generation;

/// <summary>Episodes that kept the same number of generated features a class. Owns the batch.</summary>
/// <param name="Positions">Where the episodes stood in the batch that was filtered, rising.</param>
/// <param name="Batch">The same episodes with fewer generated features.</param>
public sealed record FilteredEpisodes(int[] Positions, EpisodeBatch Batch) : IDisposable
{
    public void Dispose() => Batch.Dispose();
}
