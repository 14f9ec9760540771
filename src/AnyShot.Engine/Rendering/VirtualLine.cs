namespace AnyShot.Engine.Rendering;

/// <summary>
/// A part line that needs no camera: parts on a belt, with a defect of known class or none, in changing light and position.
/// Seeded, and the same on every machine. Used by one thread at a time; allocates nothing per part.
/// </summary>
public sealed class VirtualLine
{
    private const ulong OrderStream = 1;
    private const ulong PartStream = 2;
    private const ulong ExampleStream = 3;

    private readonly VirtualLineOptions _options;
    private readonly double[] _upTo;
    private readonly PartRenderer _renderer;
    private long _number;

    /// <exception cref="ArgumentException">A size outside 32 to 4096, an unknown class or a mix without a positive weight.</exception>
    public VirtualLine(VirtualLineOptions options)
    {
        _options = options;
        RequireSize(options.Width, nameof(options.Width));
        RequireSize(options.Height, nameof(options.Height));
        _upTo = Accumulate(options.ClassMix);
        _renderer = new PartRenderer(options.Width, options.Height);
    }

    public int Width => _options.Width;

    public int Height => _options.Height;

    /// <summary>Shows the next part.</summary>
    /// <param name="pixels">Receives height x width grey levels, row by row.</param>
    public VirtualPart Next(Span<byte> pixels)
    {
        _number++;
        var order = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)_number, OrderStream);
        var kind = Choose(order.Unit() * _upTo[^1]);
        var random = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)_number, PartStream);
        _renderer.Render(ref random, (DefectKind)kind, pixels);
        return new VirtualPart(VirtualClasses.Names[kind], _number);
    }

    /// <summary>Renders an example of a class; the same picture for the same seed, class and index, whatever was shown before.</summary>
    /// <param name="className">One of <see cref="VirtualClasses.Names"/>.</param>
    /// <param name="index">Which example, from 0.</param>
    /// <param name="pixels">Receives height x width grey levels, row by row.</param>
    /// <exception cref="ArgumentException">The virtual line has no such class.</exception>
    public void Render(string className, int index, Span<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var kind = VirtualClasses.IndexOf(className);
        var random = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)index, ExampleStream + (ulong)kind);
        _renderer.Render(ref random, (DefectKind)kind, pixels);
    }

    private int Choose(double at)
    {
        for (var i = 0; i < _upTo.Length; i++)
        {
            if (at < _upTo[i])
            {
                return i;
            }
        }

        return _upTo.Length - 1;
    }

    private static double[] Accumulate(IReadOnlyDictionary<string, double> mix)
    {
        var upTo = new double[VirtualClasses.Names.Count];
        foreach (var (name, weight) in mix)
        {
            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException($"The class mix gives \"{name}\" the weight {weight}; weights are 0 or more.", nameof(mix));
            }

            upTo[VirtualClasses.IndexOf(name)] = weight;
        }

        for (var i = 1; i < upTo.Length; i++)
        {
            upTo[i] += upTo[i - 1];
        }

        return upTo[^1] > 0 ? upTo : throw new ArgumentException("The class mix has no class with a positive weight.", nameof(mix));
    }

    private static void RequireSize(int pixels, string name)
    {
        if (pixels is < 32 or > 4096)
        {
            throw new ArgumentException($"{name} of the virtual line is {pixels}; it must be 32 to 4096 pixels.", name);
        }
    }
}
