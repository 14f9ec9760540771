using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Tests.Prompts.Text;

public sealed class WordReaderTests
{
    private static readonly WordTable Table = new(
        ["narrow", "line", "surface", "mark", "fissure", "of"],
        ["corner", "fissure", "mark", "nonsense", "of", "rift"],
        [[5, 2], [0, 1], [1, 2], [5], [5], [4, 2]],
        ["rifts", "worn"],
        ["rift", "wear"]);

    private static readonly WordReader Reader = new(
        new Vocabulary(["cracked", "pit", "scratch", "grey", "colour", "thin", "narrow", "line", "surface", "corn", "water", "mark", "wear", "no", "rust"]), Table);

    [Theory]
    [InlineData("cracked", "cracked")]
    [InlineData("cracks", "cracked")]
    [InlineData("crack", "cracked")]
    [InlineData("pitting", "pit")]
    [InlineData("pitted", "pit")]
    [InlineData("scratches", "scratch")]
    [InlineData("gray", "grey")]
    [InlineData("colored", "colour")]
    [InlineData("thinly", "thin")]
    [InlineData("thinnest", "thin")]
    [InlineData("rusty", "rust")]
    [InlineData("worn", "wear")]
    public void OtherFormsOfAKnownWordAreKnown(string word, string through)
    {
        var reading = Reader.ReadWord(word);

        Assert.Equal((ReadingKind.Known, word, through), (reading.Kind, reading.Word, reading.Through));
        Assert.Equal(Reader.Vocabulary.Row(through), reading.Row);
    }

    [Theory]
    [InlineData("fissure", ReadingKind.Dictionary, "fissure", "narrow line")]
    [InlineData("fissures", ReadingKind.Dictionary, "fissure", "narrow line")]
    [InlineData("rift", ReadingKind.Dictionary, "rift", "surface narrow line")]
    [InlineData("corner", ReadingKind.Dictionary, "corner", "surface")]
    [InlineData("watermark", ReadingKind.Parts, "water + mark", "water mark")]
    [InlineData("nonsense", ReadingKind.Spelling, "nonsense", "")]
    [InlineData("string", ReadingKind.Spelling, "string", "")]
    [InlineData("17", ReadingKind.Ignored, "17", "")]
    public void UnknownWordsAreReadByEntryPartsOrSpelling(string word, ReadingKind kind, string through, string gloss)
    {
        var reading = Reader.ReadWord(word);

        Assert.Equal((kind, 0, through), (reading.Kind, reading.Row, reading.Through));
        Assert.Equal(gloss, string.Join(' ', reading.Gloss.Select(row => Reader.Vocabulary.Words[row - 1])));
        Assert.Equal(kind == ReadingKind.Ignored, reading.Grams.Length == 0);
    }

    [Fact]
    public void AnEntryDoesNotNameItsOwnWord() => Assert.DoesNotContain(Reader.Vocabulary.Row("mark"), Reader.ReadWord("mark").Gloss);

    [Fact]
    public void AJoinedFormCountsOnlyWhenItMeansSomething() =>
        Assert.Equal(["fis", "sure", "fissure", "no", "line"], Reader.Read("fis-sure no-line").Select(reading => reading.Word));

    [Fact]
    public void WithoutADictionarySpellingRemains()
    {
        var reader = new WordReader(Reader.Vocabulary, WordTable.Empty);

        Assert.Equal(ReadingKind.Spelling, reader.ReadWord("fissure").Kind);
        Assert.Equal(ReadingKind.Known, reader.ReadWord("cracks").Kind);
    }
}
