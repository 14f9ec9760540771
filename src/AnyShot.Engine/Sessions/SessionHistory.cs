namespace AnyShot.Engine.Sessions;

/// <summary>What one seed reached so far: forgetting is measured against it.</summary>
internal sealed class SessionHistory
{
    /// <summary>Best accuracy so far of the classes that each session brought.</summary>
    private readonly List<double> _best = [];
    private double _first;

    /// <param name="sessions">Right answers and test images of the classes that each session brought, in the order of sessions; the last is the present one.</param>
    public SessionScore Add(IReadOnlyList<(int Right, int Asked)> sessions)
    {
        double[] now = [.. sessions.Select(one => (double)one.Right / one.Asked)];
        var seen = Share(sessions);
        _first = _best.Count == 0 ? seen : _first;
        var score = new SessionScore(
            seen, now[0], sessions.Count > 1 ? Share(sessions.Skip(1)) : 0, _best.Count > 0 ? _best.Zip(now, (best, present) => best - present).Average() : 0, _first - seen);
        for (var s = 0; s < _best.Count; s++)
        {
            _best[s] = Math.Max(_best[s], now[s]);
        }

        _best.AddRange(now[_best.Count..]);
        return score;
    }

    private static double Share(IEnumerable<(int Right, int Asked)> sessions)
    {
        var (right, asked) = sessions.Aggregate((Right: 0, Asked: 0), (sum, one) => (sum.Right + one.Right, sum.Asked + one.Asked));
        return (double)right / asked;
    }
}
