using AnyShot.Engine.Prompts;
using AnyShot.Engine.Prompts.Checks;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Captions;

namespace AnyShot.Engine.Tests.Prompts.Checks;

public sealed class TradeNamesTests
{
    [Fact]
    public void EachHeldOutNameHasAMeaning() => Assert.Equal(HeldOutWords.Names.Order(), HeldOutMeanings.Shapes.Keys.Order());

    [Fact]
    public void AnEncoderThatKnowsTheNamesIsRightAndScrambledLettersAreChance()
    {
        using var encoder = new Thesaurus(HeldOutWords.Names.ToDictionary(name => name, name => Phrase(HeldOutMeanings.Shapes[name][0])));
        var report = new TradeNames(new PhraseVectors(encoder)).Measure(seed: 1);

        Assert.Equal((1, 1), (report.Right, report.RightInThree));
        Assert.All(report.Rows, row => Assert.Equal(Phrase(HeldOutMeanings.Shapes[row.Name][0]), row.Phrases[0].Text));
        Assert.InRange(report.Scrambled, report.Guess / 2, report.Guess * 2);
        Assert.InRange(report.BestConstant, report.Guess, 1);
        Assert.Equal(report.Rows.Select(row => row.Scrambled), new TradeNames(new PhraseVectors(encoder)).Measure(seed: 1).Rows.Select(row => row.Scrambled));
    }

    [Fact]
    public void AnEncoderThatKnowsNothingGuesses()
    {
        using var encoder = new Thesaurus([]);
        var report = new TradeNames(new PhraseVectors(encoder)).Measure(seed: 1);

        Assert.InRange(report.Right, 0, 0.4);
        Assert.InRange(report.Scrambled, report.Guess / 2, report.Guess * 2);
    }

    private static string Phrase(FlawShape shape) =>
        Lexicon.FlawNouns.Phrases.First(phrase => phrase.Meaning.ValuesOf(Trait.FlawShape) == UInt128.One << (int)shape).Text;

    /// <summary>Each text has a vector of its own in an arbitrary direction; some texts have that of another.</summary>
    private sealed class Thesaurus(Dictionary<string, string> synonyms) : ITextEncoder
    {
        public int Size => 2048;

        public void Encode(IReadOnlyList<string> texts, Span<float> vectors)
        {
            for (var i = 0; i < texts.Count; i++)
            {
                var text = synonyms.GetValueOrDefault(texts[i], texts[i]);
                var random = new Pcg32(text.Aggregate(0UL, (hash, letter) => Pcg32.Mix(hash + letter)), 1);
                var row = vectors.Slice(i * Size, Size);
                for (var j = 0; j < Size; j++)
                {
                    row[j] = random.Sign() / MathF.Sqrt(Size);
                }
            }
        }

        public void Dispose()
        {
        }
    }
}
