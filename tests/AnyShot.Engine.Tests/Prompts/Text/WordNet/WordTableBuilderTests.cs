using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Prompts.Text.WordNet;

namespace AnyShot.Engine.Tests.Prompts.Text.WordNet;

/// <summary>On a database of a few lines in WordNet's format, with definitions of its own.</summary>
public sealed class WordTableBuilderTests
{
    [Fact]
    public void AnEntryHasSynonymsTheGeneralWordAndTheDefinitionOfTheVisibleSenseFirst()
    {
        using var folder = Database();
        var table = new WordTableBuilder(new WordNetFolder(folder.Path)).Build(_ => { });

        // The first sense of "rift" is a quarrel (4), the second a gap (17); what its definition denies is not in it.
        Assert.Equal(["gap", "mark", "narrow"], table.Keywords("rift"));
        Assert.Equal(["mark", "narrow"], table.Keywords("gap"));
        Assert.False(table.Has("paris"));
        Assert.True(table.Has("sawtoothed"));
        Assert.Equal("rift", table.Base("riften"));
    }

    [Theory]
    [InlineData("data.noun", "00000001 17 n zz rift 0")]
    [InlineData("index.noun", "rift n x")]
    [InlineData("noun.exc", "riften")]
    public void ALineThatIsNoneIsNamed(string file, string line)
    {
        using var folder = Database();
        File.AppendAllText(Path.Combine(folder.Path, file), line + "\n");
        var error = Assert.Throws<InvalidDataException>(() => new WordNetFolder(folder.Path));

        Assert.Contains(file + ", line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("data.noun", Assert.Throws<InvalidDataException>(() => WordNetImport.Write(folder.Path, "x", _ => { })).Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Database()
    {
        var folder = new TemporaryFolder();
        foreach (var name in new[] { "data.verb", "index.verb", "verb.exc", "data.adv", "index.adv", "adv.exc", "adj.exc" })
        {
            File.WriteAllText(Path.Combine(folder.Path, name), "");
        }

        File.WriteAllText(Path.Combine(folder.Path, "noun.exc"), "riften rift\n");
        File.WriteAllText(
            Path.Combine(folder.Path, "data.noun"),
            """
              1 A licence.
            00000001 17 n 02 rift 0 gap 0 001 @ 00000003 n 0000 | (of stone) narrow marks, not wide; "a rift in the wall"
            00000002 04 n 01 rift 1 000 | a quarrel of people
            00000003 25 n 01 mark 0 000 | a narrow gap
            00000004 15 n 01 Paris 0 000 | a gap

            """);
        File.WriteAllText(
            Path.Combine(folder.Path, "index.noun"),
            """
            rift n 2 1 @ 2 0 00000002 00000001
            gap n 1 0 1 0 00000001
            mark n 1 0 1 0 00000003
            paris n 1 0 1 0 00000004

            """);
        File.WriteAllText(Path.Combine(folder.Path, "data.adj"), "00000005 00 s 01 narrow(a) 0 000 | like a gap\n00000006 00 s 01 saw-toothed 0 000 | with narrow marks\n");
        File.WriteAllText(Path.Combine(folder.Path, "index.adj"), "narrow a 1 0 1 0 00000005\nsaw-toothed a 1 0 1 0 00000006\n");
        return folder;
    }
}
