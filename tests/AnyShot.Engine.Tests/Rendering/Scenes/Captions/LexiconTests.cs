using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Captions;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Captions;

public sealed class LexiconTests
{
    [Fact]
    public void All_EveryPhrase_IsTiedToATraitAndHoldsNoHeldOutWord()
    {
        foreach (var phrase in Lexicon.All.SelectMany(list => list.Phrases))
        {
            phrase.Meaning.Traits.ShouldNotBe(0u, phrase.Text);
            phrase.Meaning.IsEmpty.ShouldBeFalse(phrase.Text);
            HeldOutWords.OccurIn($"{phrase.Text} {phrase.Plural}").ShouldBeFalse(phrase.Text);
            phrase.Text.ShouldBe(phrase.Text.ToLowerInvariant().Trim());
        }
    }

    [Fact]
    public void FlawNames_ManyAndForEveryShape()
    {
        Lexicon.FlawNames.Phrases.Count.ShouldBeGreaterThan(300);
        foreach (var shape in Enum.GetValues<FlawShape>().Skip(1))
        {
            var bit = UInt128.One << (int)shape;
            Lexicon.FlawNames.Phrases.Count(phrase => (phrase.Meaning.ValuesOf(Trait.FlawShape) & bit) != 0).ShouldBeGreaterThan(5, $"{shape}");
            Lexicon.FlawNouns.Phrases.ShouldContain(phrase => phrase.Meaning.Traits == 1u << (int)Trait.FlawShape && (phrase.Meaning.ValuesOf(Trait.FlawShape) & bit) != 0, $"{shape}");
        }
    }

    [Fact]
    public void SurfaceWords_EveryMaterialAndPattern_HasNounAndAdjective()
    {
        foreach (var material in Enum.GetValues<Material>())
        {
            Covers(Lexicon.SurfaceNouns, Trait.Material, (int)material);
            Covers(Lexicon.SurfaceAdjectives, Trait.Material, (int)material);
        }

        foreach (var pattern in Enum.GetValues<SurfacePattern>())
        {
            var material = Enum.GetValues<Material>().Single(known => SurfacePatterns.Of(known).Contains(pattern));
            Lexicon.SurfaceAdjectives.Phrases.ShouldContain(
                phrase => ((phrase.Meaning.ValuesOf(Trait.Pattern) >> (int)pattern) & 1) != 0 && ((phrase.Meaning.ValuesOf(Trait.Material) >> (int)material) & 1) != 0, $"{pattern}");
        }
    }

    [Theory]
    [InlineData(Trait.SurfaceColour)]
    [InlineData(Trait.GrainDirection)]
    [InlineData(Trait.Coarseness)]
    public void SurfaceTraits_EveryValue_HasAWord(Trait trait) => CoversAll(Lexicon.SurfaceTraits, trait, 0);

    [Theory]
    [InlineData(Trait.FlawSize, 0)]
    [InlineData(Trait.Sharpness, 0)]
    [InlineData(Trait.FlawDirection, 0)]
    [InlineData(Trait.FlawTexture, 0)]
    [InlineData(Trait.FlawColour, (int)SceneColour.Red)]
    public void FlawAdjectives_EveryValue_HasAWord(Trait trait, int first) => CoversAll(Lexicon.FlawAdjectives, trait, first);

    [Fact]
    public void OtherLists_EveryValue_HasAWord()
    {
        CoversAll(Lexicon.FlawCounts, Trait.FlawCount, 0);
        CoversAll(Lexicon.FlawPhrases, Trait.FlawPosition, 0);
        CoversAll(Lexicon.MarkFrames, Trait.MarkFrame, 1);
        CoversAll(Lexicon.MarkSymbols, Trait.MarkSymbol, 1);
        CoversAll(Lexicon.MarkColours, Trait.MarkColour, 0);
        CoversAll(Lexicon.MarkFills, Trait.MarkFill, 0);
        CoversAll(Lexicon.SymbolColours, Trait.SymbolColour, 0);
    }

    [Theory]
    [InlineData("a nicked edge", true)]
    [InlineData("Perforated sheet", true)]
    [InlineData("two notch-like marks", true)]
    [InlineData("bending of a holding clamp", false)]
    [InlineData("drifting wealth", false)]
    public void HeldOutWords_OccurIn_FindsInflectionsButNotPartsOfWords(string text, bool expected) => HeldOutWords.OccurIn(text).ShouldBe(expected);

    [Fact]
    public void HeldOutWords_Names_AreThirtyAndFoundThemselves()
    {
        HeldOutWords.Names.Distinct().Count().ShouldBe(30);
        HeldOutWords.Names.ShouldAllBe(name => HeldOutWords.OccurIn(name) && HeldOutWords.OccurIn(English.Plural(name)));
    }

    private static void CoversAll(WordList list, Trait trait, int first)
    {
        for (var value = first; value < TraitValues.Count(trait); value++)
        {
            Covers(list, trait, value);
        }
    }

    private static void Covers(WordList list, Trait trait, int value) =>
        list.Phrases.ShouldContain(phrase => (phrase.Meaning.Traits >> (int)trait & 1) != 0 && ((phrase.Meaning.ValuesOf(trait) >> value) & 1) != 0, $"{trait} {TraitValues.Name(trait, value)}");
}
