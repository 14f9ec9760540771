namespace AnyShot.Engine.Episodes;

/// <summary>Whole numbers in given shares with an exact total (method of the largest remainder), none above its capacity.</summary>
internal static class Apportionment
{
    /// <param name="shares">Not negative.</param>
    /// <param name="total">Sum of the answer; less where the capacities do not suffice.</param>
    /// <param name="capacities">What a class exceeds goes to the others in their shares.</param>
    public static int[] Of(ReadOnlySpan<double> shares, int total, ReadOnlySpan<int> capacities)
    {
        var counts = new int[shares.Length];
        var room = capacities.ToArray();
        var left = Math.Min(total, room.Sum());
        while (left > 0)
        {
            left -= Round(shares, left, room, counts);
        }

        return counts;
    }

    /// <summary>Gives all of <paramref name="total"/> to classes with room, as far as their room goes.</summary>
    private static int Round(ReadOnlySpan<double> shares, int total, int[] room, int[] counts)
    {
        var exact = new double[counts.Length];
        for (var i = 0; i < exact.Length; i++)
        {
            exact[i] = room[i] > 0 ? shares[i] : 0;
        }

        var sum = exact.Sum();
        for (var i = 0; i < exact.Length; i++)
        {
            // Where only classes of share 0 have room left, they share equally.
            exact[i] = total * (sum > 0 ? exact[i] / sum : room[i] > 0 ? 1.0 / room.Count(r => r > 0) : 0);
        }

        var given = Array.ConvertAll(exact, value => (int)Math.Floor(value));
        var missing = total - given.Sum();
        foreach (var i in Enumerable.Range(0, exact.Length).Where(i => room[i] > 0).OrderByDescending(i => exact[i] - given[i]).Take(missing))
        {
            given[i]++;
        }

        var done = 0;
        for (var i = 0; i < given.Length; i++)
        {
            var taken = Math.Min(given[i], room[i]);
            counts[i] += taken;
            room[i] -= taken;
            done += taken;
        }

        return done;
    }
}
