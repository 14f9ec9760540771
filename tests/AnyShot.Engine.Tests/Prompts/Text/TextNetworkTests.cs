using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Prompts.Text;

[Collection(TorchCollection.Name)]
public sealed class TextNetworkTests
{
    private static readonly string[] Texts =
    [
        "no thin crack", "a deep scratch on the grey surface", "fissure", "xyzzy pit", "!!!", "crack no thin", "thin fissures and a long bright line at the left edge of the plate",
    ];

    private static readonly WordTable Table = new(["narrow", "crack", "line"], ["fissure", "scratch"], [[0, 1], [2, 0]], [], []);

    private static readonly WordReader Reader = new(
        Vocabulary.FromCaptions(["no thin narrow crack line", "a deep scratch on the grey surface pit", "long bright line at the left edge of the plate and"]), Table);

    [Fact]
    public void ABatchGivesWhatSingleTextsGive()
    {
        using var scope = NewDisposeScope();
        using var network = Network(seed: 1);
        var together = Encode(network, Texts);

        for (var i = 0; i < Texts.Length; i++)
        {
            var alone = Encode(network, [Texts[i]]);
            Assert.All(alone.Zip(together.Skip(i * network.Size)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            Assert.Equal(1f, alone.Sum(value => value * value), 1e-4f);
        }
    }

    [Fact]
    public void OrderAndNegationChangeTheVector()
    {
        using var scope = NewDisposeScope();
        using var network = Network(seed: 1);

        Assert.NotEqual(Encode(network, ["no thin crack"]), Encode(network, ["crack no thin"]));
        Assert.NotEqual(Encode(network, ["crack"]), Encode(network, ["no crack"]));
    }

    [Fact]
    public void HalfPrecisionKeepsTheVectors()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "text.weights");
        using var network = Network(seed: 1);
        using var other = Network(seed: 2);
        HalfWeights.Save(network, path);
        HalfWeights.Load(other, path);

        Assert.Equal(ScalarType.Float32, other.parameters().First().dtype);
        Assert.All(Encode(network, Texts).Zip(Encode(other, Texts)), pair => Assert.Equal(pair.First, pair.Second, 2e-3f));
        Assert.InRange(new FileInfo(path).Length, network.Parameters * 2, (network.Parameters * 2) + 4096);

        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => HalfWeights.Load(other, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainingBatchesHideAndLeaveOutWordsTheSameWayForTheSameSeed()
    {
        var texts = Enumerable.Repeat("a deep scratch on the grey surface", 500).ToArray();
        var batches = new TextBatches(Reader);
        var (one, two) = (new Pcg32(3, 1), new Pcg32(3, 1));
        var batch = batches.MakeForTraining(texts, ref one);
        var again = batches.MakeForTraining(texts, ref two);
        var asIs = batches.Make(texts);

        Assert.Equal(batch.Known.Rows, again.Known.Rows);
        Assert.Equal(batch.Grams.Rows, again.Grams.Rows);
        Assert.Empty(asIs.Read);
        Assert.InRange((float)batch.Words / asIs.Words, 0.93f, 0.97f);
        Assert.InRange((float)batch.Read.Length / batch.Words, 0.12f, 0.18f);
        Assert.Contains(batch.GlossRows, row => row > 0);
    }

    [Fact]
    public void AVocabularyOfCaptionsLeavesTheNetworkSmall()
    {
        using var network = new TextNetwork(2500, MiniNet.EmbeddingSize);

        Assert.InRange(network.Parameters, 600_000, 1_200_000);
    }

    private static TextNetwork Network(long seed)
    {
        manual_seed(seed);
        var network = new TextNetwork(Reader.Vocabulary.Count, 16);
        network.eval();
        return network;
    }

    private static float[] Encode(TextNetwork network, IReadOnlyList<string> texts)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(network.call(new TextBatches(Reader).Make(texts)).bytes).ToArray();
    }
}
