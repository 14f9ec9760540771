namespace AnyShot.Engine.Registry;

/// <summary>
/// A class of a <see cref="PrototypeRegistry"/>: examples, their running sum and sum of squares. Adding or removing one costs d additions, and no other class is touched.
/// Sums are kept in double precision: what is added and removed again leaves the prototype as it was.
/// </summary>
public sealed class RegistryEntry
{
    private readonly List<SupportItem> _items = [];
    private readonly PrototypeRegistryOptions _options;
    private readonly double[] _squares;
    private double[] _sum;
    private double[]? _place;
    private (double Mean, double Deviation)? _spread;

    internal RegistryEntry(string name, int size, PrototypeRegistryOptions options)
    {
        (Name, _options) = (name, options);
        (_sum, _squares) = (new double[size], new double[size]);
    }

    public string Name { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<SupportItem> Items => _items;

    /// <summary>Mean of the examples, d numbers.</summary>
    public float[] Prototype => Array.ConvertAll(Place, value => (float)value);

    /// <summary>Variance of each number over the examples (divisor n), d numbers. All examples count alike here.</summary>
    public float[] Variance => [.. _squares.Select((square, j) => (float)Math.Max(0, (square / _items.Count) - Math.Pow(_items.Sum(item => (double)item.Embedding[j]) / _items.Count, 2)))];

    /// <summary>
    /// Mean and deviation (divisor n - 1) of the examples' distances to their prototype; with three or more each is measured to the mean of the others, because it pulls its own prototype to
    /// itself. Null with fewer than two.
    /// </summary>
    public (double Mean, double Deviation)? Spread => _items.Count < 2 ? null : _spread ??= Measure();

    /// <summary>Squared Euclidean distance to the prototype.</summary>
    public double SquaredDistance(ReadOnlySpan<float> embedding) => SquaredDistance(embedding, Place);

    internal void Add(SupportItem item)
    {
        _items.Add(item);
        Count(item, 1);
        Remember(item, _items.Count);
        (_spread, _place) = (null, null);
    }

    /// <returns>False when there is no such example.</returns>
    internal bool Remove(string id)
    {
        var place = _items.FindIndex(item => item.Id == id);
        if (place < 0)
        {
            return false;
        }

        var item = _items[place];
        _items.RemoveAt(place);
        Count(item, -1);
        (_spread, _place) = (null, null);
        if (_options.MostRemembered is null)
        {
            for (var j = 0; j < _sum.Length; j++)
            {
                _sum[j] -= item.Embedding[j];
            }

            return true;
        }

        // What has faded depends on what came after it, so the rest is played again.
        _sum = new double[_sum.Length];
        for (var n = 0; n < _items.Count; n++)
        {
            Remember(_items[n], n + 1);
        }

        return true;
    }

    /// <summary>With forgetting the sum is the mean itself.</summary>
    private double[] Place => _place ??= Placed(_sum, _options.MostRemembered is null ? _items.Count : 1);

    private void Count(SupportItem item, int sign)
    {
        for (var j = 0; j < _squares.Length; j++)
        {
            _squares[j] += sign * (double)item.Embedding[j] * item.Embedding[j];
        }
    }

    private void Remember(SupportItem item, int number)
    {
        var gain = _options.MostRemembered is { } most ? 1.0 / Math.Min(number, most) : 1;
        for (var j = 0; j < _sum.Length; j++)
        {
            _sum[j] = _options.MostRemembered is null ? _sum[j] + item.Embedding[j] : ((1 - gain) * _sum[j]) + (gain * item.Embedding[j]);
        }
    }

    private (double Mean, double Deviation) Measure()
    {
        double[] distances = [.. _items.Select(item => Math.Sqrt(_items.Count >= 3 ? WithoutItself(item) : SquaredDistance(item.Embedding)))];
        var mean = distances.Average();
        return (mean, Math.Sqrt(distances.Sum(d => (d - mean) * (d - mean)) / (distances.Length - 1)));
    }

    private double WithoutItself(SupportItem own)
    {
        var others = new double[_sum.Length];
        foreach (var item in _items.Where(item => !ReferenceEquals(item, own)))
        {
            for (var j = 0; j < others.Length; j++)
            {
                others[j] += item.Embedding[j];
            }
        }

        return SquaredDistance(own.Embedding, Placed(others, _items.Count - 1));
    }

    private double[] Placed(double[] sum, double weight)
    {
        var length = _options.UnitLength ? Math.Sqrt(sum.Sum(value => value * value)) : weight;
        return length > 0 ? Array.ConvertAll(sum, value => value / length) : sum;
    }

    private static double SquaredDistance(ReadOnlySpan<float> embedding, double[] place)
    {
        var squared = 0.0;
        for (var j = 0; j < place.Length; j++)
        {
            var difference = embedding[j] - place[j];
            squared += difference * difference;
        }

        return squared;
    }
}
