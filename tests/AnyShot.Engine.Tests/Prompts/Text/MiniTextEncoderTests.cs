using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Prompts.Text;

[Collection(TorchCollection.Name)]
public sealed class MiniTextEncoderTests
{
    private const int Size = 12;

    private static readonly WordTable Table = new(["narrow", "crack"], ["fissure"], [[0, 1]], [], []);

    [Fact]
    public void AFolderGivesTheSameVectorsEachTime()
    {
        using var folder = Folder();
        using var one = MiniTextEncoder.Load(folder.Path, Size, Table, CPU);
        using var two = MiniTextEncoder.Load(folder.Path, Size, Table, CPU);
        string[] texts = ["no thin crack", "fissure", "?"];
        var (first, second) = (new float[3 * Size], new float[3 * Size]);
        one.Encode(texts, first);
        two.Encode(texts, second);

        Assert.Equal(first, second);
        Assert.All(first.Chunk(Size), row => Assert.Equal(1f, row.Sum(value => value * value), 1e-4f));
    }

    [Fact]
    public void ItSaysHowEachWordIsUnderstood()
    {
        using var folder = Folder();
        using var encoder = MiniTextEncoder.Load(folder.Path, Size, Table, CPU);
        var knowledge = encoder.Explain("No Fissures, 17 xyzzy cracks");

        Assert.Equal(
            ["no Known no ", "fissures Dictionary fissure narrow crack", "17 Ignored 17 ", "xyzzy Spelling xyzzy ", "cracks Known crack "],
            knowledge.Words.Select(word => $"{word.Word} {word.Kind} {word.Through} {string.Join(' ', word.EntryWords)}"));
        Assert.Equal(["17", "xyzzy"], knowledge.Doubtful.Select(word => word.Word));
        Assert.False(knowledge.Cut);
        Assert.True(encoder.Explain(new string('a', 401)).Cut);
        Assert.Empty(encoder.Explain("").Words);
    }

    [Theory]
    [InlineData(MiniTextEncoder.WeightsFile, "no weights")]
    [InlineData(Vocabulary.FileName, "thin\nthin\n")]
    [InlineData(Vocabulary.FileName, "Two words\n")]
    [InlineData(Vocabulary.FileName, "other\n")]
    [InlineData(Vocabulary.FileName, null)]
    public void ADamagedFolderIsToldByItsFile(string file, string? content)
    {
        using var folder = Folder();
        var path = Path.Combine(folder.Path, file);
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, content);
        }

        Assert.Contains(folder.Path, Assert.Throws<InvalidDataException>(() => MiniTextEncoder.Load(folder.Path, Size, Table, CPU)).Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        var vocabulary = Vocabulary.FromCaptions(["no thin narrow crack"]);
        vocabulary.Save(folder.Path);
        manual_seed(1);
        using var network = new TextNetwork(vocabulary.Count, Size);
        HalfWeights.Save(network, Path.Combine(folder.Path, MiniTextEncoder.WeightsFile));
        return folder;
    }
}
