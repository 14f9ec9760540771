namespace AnyShot.Engine.Rendering.Scenes.Flaws.Shapes;

/// <summary>
/// Broken and bridged conductor tracks, on a board whose tracks are known. Copies what lies beside: the ground into a gap, the track into a bridge, so that light and texture go on.
/// </summary>
internal sealed class Tracks : IFlawShape
{
    public void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer)
    {
        if (canvas.Tracks is not { } tracks)
        {
            return;
        }

        var own = plan.Own;
        var isOpen = plan.Shape == FlawShape.OpenTrack;
        var middle = Nearest(tracks, site, isOpen ? 0 : 0.5f);
        var (x, y) = (site.X + (middle * tracks.AcrossX), site.Y + (middle * tracks.AcrossY));
        var halfLength = Math.Max(1.2f * plan.Unit, 0.5f * site.Extent * (isOpen ? 1 : own.Range(0.4f, 1)));
        var halfWidth = isOpen ? tracks.HalfWidth + plan.Unit : (tracks.Pitch * 0.5f) - (0.6f * tracks.HalfWidth);
        var (slant, ragged) = (own.Range(-0.8f, 0.8f), own.Range(0.1f, 0.6f) * halfLength);
        var waist = isOpen ? -0.4f : own.Range(0, 0.6f);
        var seed = instance.Range(0, 256);
        var reach = (2 * halfLength) + halfWidth + 2;
        var box = layer.Touch(x - reach, y - reach, x + reach, y + reach);
        for (var row = box.Top; row < box.Bottom; row++)
        {
            for (var column = box.Left; column < box.Right; column++)
            {
                var (dx, dy) = (column + 0.5f - x, row + 0.5f - y);
                var across = (dx * tracks.AcrossX) + (dy * tracks.AcrossY);
                var along = (dx * tracks.AcrossY) - (dy * tracks.AcrossX);
                var side = across / halfWidth;
                var length = (halfLength * (1 - (waist * (1 - (side * side))))) + (ragged * NoiseTile.Cloud.At((along > 0 ? 90 : 0) + seed, (side * 26) + seed));
                var inside = Math.Min(length - MathF.Abs(along + (isOpen ? slant * across : 0)), halfWidth - MathF.Abs(across));
                if (inside > -0.5f)
                {
                    Copy(tracks, column, row, Math.Min(1, inside + 0.5f), isOpen, canvas);
                }
            }
        }
    }

    /// <summary>Pixels across from the site to the nearest middle of a track (phase 0) or of the ground between two (phase 0.5).</summary>
    private static float Nearest(in TrackLayout tracks, in FlawSite site, float phase)
    {
        var place = (((site.X * tracks.AcrossX) + (site.Y * tracks.AcrossY) - tracks.Offset) / tracks.Pitch) - phase;
        return (MathF.Floor(place + 0.5f) - place) * tracks.Pitch;
    }

    private static void Copy(in TrackLayout tracks, int x, int y, float share, bool isOpen, Canvas canvas)
    {
        var here = new FlawSite(x + 0.5f, y + 0.5f, 0, 0, 1);
        var away = Nearest(tracks, here, isOpen ? 0.5f : 0);
        var last = canvas.Side - 1;
        var (fromX, fromY) = (x + 0.5f + (away * tracks.AcrossX), y + 0.5f + (away * tracks.AcrossY));
        if (fromX < 0 || fromY < 0 || fromX > last || fromY > last)
        {
            // The neighbour on the other side lies in the picture.
            away -= MathF.Sign(away) * tracks.Pitch;
            (fromX, fromY) = (x + 0.5f + (away * tracks.AcrossX), y + 0.5f + (away * tracks.AcrossY));
        }

        var from = ((int)Math.Clamp(fromY, 0, last) * canvas.Side) + (int)Math.Clamp(fromX, 0, last);
        var at = (y * canvas.Side) + x;
        canvas.Red[at] += share * (canvas.Red[from] - canvas.Red[at]);
        canvas.Green[at] += share * (canvas.Green[from] - canvas.Green[at]);
        canvas.Blue[at] += share * (canvas.Blue[from] - canvas.Blue[at]);
        canvas.Flaw[at] = Math.Max(canvas.Flaw[at], share);
    }
}
