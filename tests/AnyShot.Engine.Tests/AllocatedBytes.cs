namespace AnyShot.Engine.Tests;

/// <summary>What a piece of code allocates on the calling thread.</summary>
internal static class AllocatedBytes
{
    private const int Rounds = 5;

    /// <summary>
    /// The least of a few rounds: a garbage collection that other tests cause in between has the runtime count the unused rest of the thread's allocation room, up to 8 KB, as allocated, whereas
    /// what the code itself allocates is there in each round.
    /// </summary>
    public static long Of(Action code)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            code();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
