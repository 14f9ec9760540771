using AnyShot.Engine.Prompts;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Prompts;

/// <summary>A small encoder: every word has a fixed random direction, a text is their sum at unit length. Words with an x in them are unknown to it.</summary>
internal sealed class WordSumEncoder(int size) : ITextEncoder, ITextExplainer
{
    public int Size => size;

    public static float[] Direction(string word, int size)
    {
        var random = new Pcg32(word.Aggregate(7UL, (hash, letter) => Pcg32.Mix(hash) + letter), 3);
        var values = new float[size];
        for (var i = 0; i < size; i++)
        {
            values[i] = random.Unit() + random.Unit() + random.Unit() - 1.5f;
        }

        return Unit(values);
    }

    public static float[] Unit(float[] values)
    {
        var length = MathF.Sqrt(values.Sum(value => value * value));
        return [.. values.Select(value => value / length)];
    }

    public void Encode(IReadOnlyList<string> texts, Span<float> vectors)
    {
        for (var t = 0; t < texts.Count; t++)
        {
            var sum = new float[size];
            foreach (var word in texts[t].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                sum = [.. sum.Zip(Direction(word, size), (a, b) => a + b)];
            }

            Unit(sum).CopyTo(vectors[(t * size)..]);
        }
    }

    public TextKnowledge Explain(string text) =>
        new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new WordKnowledge(word, word.Contains('x') ? ReadingKind.Spelling : ReadingKind.Known, word, []))], Cut: false);

    public void Dispose()
    {
    }
}
