namespace AnyShot.Edge.Triggering;

/// <summary>Follows blobs from frame to frame, so that each thing fires once however many frames show it and however many things are in view.</summary>
internal sealed class Tracker(SoftwareTriggerRelease release)
{
    /// <summary>Frames for which a thing may be out of sight (its blob fell apart or below the size) before it has left.</summary>
    private const int MostUnseen = 5;

    /// <summary>Farthest way of a thing between two frames, share of the region.</summary>
    private const double FarthestStep = 0.25;

    private readonly List<Track> _tracks = [];

    /// <summary>Takes in the blobs of one frame.</summary>
    /// <returns>How many things release their part in this frame.</returns>
    public int Follow(IReadOnlyList<Blob> blobs)
    {
        Match(blobs);
        _tracks.RemoveAll(static t => t.Unseen > MostUnseen);
        var fired = 0;
        foreach (var track in _tracks)
        {
            fired += track.Unseen == 0 && track.Fires(release) ? 1 : 0;
        }

        return fired;
    }

    public void Reset() => _tracks.Clear();

    private void Match(IReadOnlyList<Blob> blobs)
    {
        foreach (var track in _tracks)
        {
            track.Unseen++;
        }

        Span<bool> taken = stackalloc bool[Math.Min(blobs.Count, 64)];
        while (Closest(blobs, taken) is var (track, blob) && track is not null)
        {
            // Unseen counts this frame already; the track compares with the frame before.
            track.Unseen--;
            track.See(blobs[blob]);
            track.Matched = true;
            taken[blob] = true;
        }

        for (var i = 0; i < taken.Length; i++)
        {
            if (!taken[i])
            {
                _tracks.Add(new Track(blobs[i]));
            }
        }

        foreach (var track in _tracks)
        {
            track.Matched = false;
        }
    }

    private (Track? Track, int Blob) Closest(IReadOnlyList<Blob> blobs, ReadOnlySpan<bool> taken)
    {
        (Track?, int) best = (null, -1);
        var least = FarthestStep;
        foreach (var track in _tracks)
        {
            for (var i = 0; i < taken.Length && !track.Matched; i++)
            {
                var distance = double.Hypot(blobs[i].X - track.Blob.X, blobs[i].Y - track.Blob.Y);
                if (!taken[i] && distance < least)
                {
                    (best, least) = ((track, i), distance);
                }
            }
        }

        return best;
    }
}
