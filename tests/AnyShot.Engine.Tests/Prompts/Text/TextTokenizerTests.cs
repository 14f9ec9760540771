using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Tests.Prompts.Text;

public sealed class TextTokenizerTests
{
    [Theory]
    [InlineData("A thin, DARK crack!", "a thin dark crack")]
    [InlineData("orange-peel  on (red) paint", "orange peel +orangepeel on red paint")]
    [InlineData("2 pits 0.5mm", "2 pits 0 5 mm")]
    [InlineData("isn't cracked, the blade’s edge", "is not cracked the blade edge")]
    [InlineData("Délamination ﬁne Ångström", "delamination fine angstrom")]
    [InlineData("non‑slip 3-way", "non slip +nonslip 3 way")]
    [InlineData("rock'n'roll - --'' x", "rock x")]
    [InlineData("🔥 hot 👩‍🏭spot\u200b\0\ud800", "hot spot")]
    [InlineData("царапина 裂纹", "царапина 裂纹")]
    [InlineData("  \t\r\n …", "")]
    [InlineData("", "")]
    public void SplitsIntoWords(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextTokenizer.Split(text).Words.Select(word => (word.Joined ? "+" : "") + word.Text)));

    [Theory]
    [InlineData("word ", 80, 32)]
    [InlineData("x", 100_000, 10)]
    [InlineData("a-", 1000, 32)]
    [InlineData("\ud83d\ude00", 1000, 0)]
    public void LongTextsAreCutAndItIsSaid(string piece, int times, int words)
    {
        var split = TextTokenizer.Split(string.Concat(Enumerable.Repeat(piece, times)));

        Assert.True(split.Cut || (words < TextTokenizer.MostWords && times * piece.Length <= TextTokenizer.LongestText));
        Assert.Equal(words, split.Words.Count(word => !word.Joined));
        Assert.All(split.Words, word => Assert.InRange(word.Text.Length, 1, TextTokenizer.LongestWord));
    }

    [Fact]
    public void AnyCharactersGiveWordsThatSplitIntoThemselves()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x250 : 0x10000)));
            foreach (var word in TextTokenizer.Split(text).Words.Where(word => !word.Joined))
            {
                Assert.Equal([word], TextTokenizer.Split(word.Text).Words);
            }
        }
    }
}
