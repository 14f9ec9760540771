namespace AnyShot.Engine.Graphs;

/// <summary>
/// Centred unit attention rows in sparse form: row i is <c>Ones 1 + Own e_i - Mean f</c>, where e_i is the row's sparse excess over the constant and f the mean of
/// its block. One number a row in each span.
/// </summary>
internal readonly ref struct Profiles
{
    public const int Vectors = 7;

    public Profiles(Span<float> numbers, int count)
    {
        Ones = numbers[..count];
        Own = numbers.Slice(count, count);
        Mean = numbers.Slice(2 * count, count);
        Sum = numbers.Slice(3 * count, count);
        Squares = numbers.Slice(4 * count, count);
        Along = numbers.Slice(5 * count, count);
        InverseLength = numbers.Slice(6 * count, count);
    }

    public Span<float> Ones { get; }

    public Span<float> Own { get; }

    public Span<float> Mean { get; }

    /// <summary>e_i.1</summary>
    public Span<float> Sum { get; }

    /// <summary>e_i.e_i</summary>
    public Span<float> Squares { get; }

    /// <summary>e_i.f</summary>
    public Span<float> Along { get; }

    /// <summary>One over the length of 1 + e_i.</summary>
    public Span<float> InverseLength { get; }
}
