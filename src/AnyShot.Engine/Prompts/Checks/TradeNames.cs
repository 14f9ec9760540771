using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Prompts.Checks;

/// <summary>
/// Asks a text encoder for the names of <see cref="HeldOutWords"/>, which no caption contains. Each shape of defects is the mean of the phrases that the captions have for it, each phrase
/// counted less the more shapes it fits.
/// </summary>
public sealed class TradeNames
{
    private const int Scramblings = 20;
    private const int Phrases = 4;
    private const ulong Stream = 61;

    private static readonly FlawShape[] Shapes = [.. Enum.GetValues<FlawShape>().Where(shape => shape != FlawShape.None)];

    private readonly PhraseVectors _phrases;
    private readonly float[][] _means;

    /// <param name="phrases">The phrases as the encoder sees them.</param>
    public TradeNames(PhraseVectors phrases)
    {
        _phrases = phrases;
        _means = [.. Shapes.Select(Direction)];
    }

    /// <param name="seed">Decides the scramblings.</param>
    public TradeNameReport Measure(ulong seed)
    {
        var random = new Pcg32(seed, Stream);
        var rows = new List<TradeNameRow>();
        foreach (var name in HeldOutWords.Names)
        {
            var meant = HeldOutMeanings.Shapes[name];
            var texts = new List<string> { name };
            for (var i = 0; i < Scramblings; i++)
            {
                texts.Add(Scramble(name, ref random));
            }

            var ranks = _phrases.Vectors(texts).Chunk(_means[0].Length).Select(Rank).ToList();
            var scrambled = ranks.Skip(1).Average(rank => meant.Contains(rank[0]) ? 1.0 : 0.0);
            rows.Add(new TradeNameRow(name, _phrases.Nearest(name, Phrases), Names(ranks[0]), Names(meant), scrambled));
        }

        var meanings = HeldOutWords.Names.Select(name => HeldOutMeanings.Shapes[name]).ToList();
        return new TradeNameReport(
            rows, meanings.Average(meant => (double)meant.Length / Shapes.Length), Shapes.Max(shape => meanings.Average(meant => meant.Contains(shape) ? 1.0 : 0.0)), Scramblings, seed);
    }

    private static string[] Names(IEnumerable<FlawShape> shapes) => [.. shapes.Select(shape => shape.ToString())];

    private FlawShape[] Rank(float[] text) =>
        [.. Shapes.Index().OrderByDescending(shape => TensorPrimitives.Dot<float>(text, _means[shape.Index])).Select(shape => shape.Item)];

    private float Share(int phrase, FlawShape shape)
    {
        var shapes = _phrases.Phrases[phrase].Meaning.ValuesOf(Trait.FlawShape);
        return shapes != UInt128.MaxValue && ((shapes >> (int)shape) & 1) != 0 ? 1f / (int)UInt128.PopCount(shapes) : 0;
    }

    /// <summary>Unit vector of the mean of a shape's phrases.</summary>
    private float[] Direction(FlawShape shape)
    {
        var sum = new float[_phrases.Vector(0).Length];
        for (var i = 0; i < _phrases.Phrases.Count; i++)
        {
            TensorPrimitives.MultiplyAdd(_phrases.Vector(i), Share(i, shape), sum, sum);
        }

        TensorPrimitives.Divide(sum, Math.Max(TensorPrimitives.Norm<float>(sum), 1e-12f), sum);
        return sum;
    }

    /// <summary>The letters in another order.</summary>
    private static string Scramble(string name, ref Pcg32 random)
    {
        while (true)
        {
            var other = new string(random.Shuffled(name.ToCharArray()));
            if (other != name)
            {
                return other;
            }
        }
    }
}
