namespace AnyShot.Edge.Triggering;

/// <summary>One thing on its way through the region, from its first to its last frame. Fires at most once.</summary>
internal sealed class Track
{
    /// <summary>Frames in a row that must agree before a thing is at rest.</summary>
    private const int FramesAtRest = 3;

    /// <summary>Movement of centre and size between two frames, as a share of the region, up to which they agree.</summary>
    private const double Rest = 0.005;

    private readonly double _fromX;
    private readonly double _fromY;
    private int _resting;

    public Track(Blob blob)
    {
        // What enters cut off by an edge comes from beyond it, wherever the middle of its visible part is.
        Blob = blob;
        _fromX = blob.Edges.HasFlag(RegionEdges.Left) == blob.Edges.HasFlag(RegionEdges.Right) ? blob.X : blob.Edges.HasFlag(RegionEdges.Left) ? 0 : 1;
        _fromY = blob.Edges.HasFlag(RegionEdges.Top) == blob.Edges.HasFlag(RegionEdges.Bottom) ? blob.Y : blob.Edges.HasFlag(RegionEdges.Top) ? 0 : 1;
    }

    /// <summary>As last seen.</summary>
    public Blob Blob { get; private set; }

    /// <summary>Frames since it was last seen.</summary>
    public int Unseen { get; set; }

    /// <summary>Used by the tracker while it assigns the blobs of one frame.</summary>
    public bool Matched { get; set; }

    /// <summary>Its part has been taken.</summary>
    public bool Fired { get; private set; }

    public void See(Blob blob)
    {
        var agrees = Unseen == 0 && Math.Abs(blob.X - Blob.X) <= Rest && Math.Abs(blob.Y - Blob.Y) <= Rest
            && Math.Abs(blob.Width - Blob.Width) <= 4 * Rest && Math.Abs(blob.Height - Blob.Height) <= 4 * Rest;
        _resting = agrees ? _resting + 1 : 0;
        Unseen = 0;
        Blob = blob;
    }

    /// <summary>True in the one frame in which the track releases its part.</summary>
    public bool Fires(SoftwareTriggerRelease release)
    {
        if (Fired || !(release == SoftwareTriggerRelease.Still ? IsAtRest() : HasPassedTheMiddle()))
        {
            return false;
        }

        Fired = true;
        return true;
    }

    private bool IsAtRest()
    {
        // Cut off by one edge it is not all in view; cut off by opposite edges it is larger than the view.
        var horizontal = Blob.Edges & (RegionEdges.Left | RegionEdges.Right);
        var vertical = Blob.Edges & (RegionEdges.Top | RegionEdges.Bottom);
        var whole = horizontal is 0 or (RegionEdges.Left | RegionEdges.Right) && vertical is 0 or (RegionEdges.Top | RegionEdges.Bottom);
        return whole && _resting >= FramesAtRest;
    }

    private bool HasPassedTheMiddle()
    {
        var (x, y) = (Blob.X - _fromX, Blob.Y - _fromY);
        return Math.Abs(x) >= Math.Abs(y)
            ? Math.Sign(_fromX - 0.5) * Math.Sign(Blob.X - 0.5) < 0
            : Math.Sign(_fromY - 0.5) * Math.Sign(Blob.Y - 0.5) < 0;
    }
}
