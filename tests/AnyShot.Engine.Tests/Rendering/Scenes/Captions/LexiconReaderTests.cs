using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Captions;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Captions;

public sealed class LexiconReaderTests
{
    private const string Sound = "# comment\n[FlawShape=Spot,Line]\nhole | Polarity=Darker\nbody of rust/bodies of rust\nporosity ~\nrows of dots *\n";

    [Fact]
    public void Parse_SoundList_PhrasesWithFormsAndMeaning()
    {
        var phrases = LexiconReader.Parse(Sound, "test");
        phrases.Select(phrase => (phrase.Text, phrase.Plural, phrase.Kind)).ShouldBe(
        [
            ("hole", "holes", NounKind.Countable), ("body of rust", "bodies of rust", NounKind.Countable), ("porosity", "porosity", NounKind.Mass), ("rows of dots", "rows of dots", NounKind.Fixed),
        ]);
        phrases[0].Meaning.Traits.ShouldBe((1u << (int)Trait.FlawShape) | (1u << (int)Trait.Polarity));
        phrases[1].Meaning.ValuesOf(Trait.FlawShape).ShouldBe((UInt128.One << (int)FlawShape.Spot) | (UInt128.One << (int)FlawShape.Line));
    }

    [Theory]
    [InlineData("hole | Polarity", "test.txt, line 1: \"Polarity\" does not begin with a trait")]
    [InlineData("hole | Polarity=Wet", "test.txt, line 1: Polarity has no value \"Wet\".")]
    [InlineData("\n[FlawShape=Spot", "test.txt, line 2: a section must end")]
    [InlineData("[FlawShape=Spot]\nhole | FlawShape=Line", "test.txt, line 2: the rules of the line and of its section exclude each other.")]
    [InlineData("a/b/c", "test.txt, line 1: \"a/b/c\" is not words")]
    public void Parse_BrokenLine_NamesIt(string text, string message) =>
        Should.Throw<FormatException>(() => LexiconReader.Parse(text, "test")).Message.ShouldStartWith(message);

    [Fact]
    public void Parse_RandomDamage_ParsesOrThrowsOneException()
    {
        var random = new Pcg32(1, 1);
        for (var i = 0; i < 2000; i++)
        {
            var text = Sound.ToCharArray();
            for (var hits = 0; hits < 3; hits++)
            {
                text[random.Below(text.Length)] = "|=[]/~*#\n ,\0x"[random.Below(13)];
            }

            try
            {
                LexiconReader.Parse(new string(text), "test");
            }
            catch (FormatException e)
            {
                e.Message.ShouldStartWith("test.txt, line ");
            }
        }
    }

    [Theory]
    [InlineData("crack", "cracks")]
    [InlineData("scratch", "scratches")]
    [InlineData("cavity", "cavities")]
    [InlineData("bay", "bays")]
    [InlineData("piece of slag", "pieces of slag")]
    public void Plural_RegularNouns(string noun, string plural) => English.Plural(noun).ShouldBe(plural);

    [Theory]
    [InlineData("open circuit", "an")]
    [InlineData("uniform surface", "a")]
    [InlineData("uneven stripe", "an")]
    public void Article_FollowsTheSound(string words, string article) => English.Article(words).ShouldBe(article);
}
