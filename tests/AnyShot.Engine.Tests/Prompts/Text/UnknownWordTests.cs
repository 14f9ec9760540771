using System.Runtime.InteropServices;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Prompts.Text;

/// <summary>A toy of the real task: six things that texts are about, four words for each in the captions and a fifth that is only in the dictionary.</summary>
[Collection(TorchCollection.Name)]
public sealed class UnknownWordTests
{
    private const int Steps = 60;
    private const int Batch = 48;

    private static readonly string[][] Things =
    [
        ["crack", "split", "break", "cleavage"], ["spot", "dot", "speck", "point"], ["scratch", "score", "scrape", "scuff"],
        ["dent", "dimple", "hollow", "depression"], ["stain", "soil", "blot", "smudge"], ["bulge", "bump", "swelling", "lump"],
    ];

    private static readonly string[] Unknown = ["rift", "fleck", "chafe", "ding", "tarnish", "weal"];

    private static readonly string[] Adjectives = ["large", "small", "dark", "bright", "thin"];

    [Fact]
    public void AWordOfTheDictionaryLandsAtTheThingItsEntryDescribes()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var batches = new TextBatches(new WordReader(new Vocabulary(Things.SelectMany(words => words).Concat(Adjectives)), Table()));
        using var network = new TextNetwork(batches.Reader.Vocabulary.Count, 16);
        var things = nn.functional.normalize(randn(Things.Length, 16));
        Train(network, batches, things);
        network.eval();

        Assert.Equal([0, 1, 2, 3, 4, 5], Nearest(network, batches, things, Unknown));
        Assert.Equal([0, 1, 2, 3, 4, 5], Nearest(network, batches, things, [.. Unknown.Select((word, i) => $"{Adjectives[i % Adjectives.Length]} {word}")]));
    }

    private static void Train(TextNetwork network, TextBatches batches, Tensor things)
    {
        using var optimizer = optim.AdamW(network.parameters(), lr: 3e-3);
        var random = new Pcg32(1, 1);
        network.train();
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            var labels = Enumerable.Range(0, Batch).Select(i => (long)(i % Things.Length)).ToArray();
            var texts = new List<string>();
            foreach (var label in labels)
            {
                var words = Things[label];
                texts.Add((random.Chance(0.5f) ? Adjectives[random.Below(Adjectives.Length)] + " " : "") + words[random.Below(words.Length)]);
            }

            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(network.call(batches.MakeForTraining(texts, ref random)).matmul(things.t()) * 10, tensor(labels));
            loss.backward();
            optimizer.step();
        }
    }

    private static long[] Nearest(TextNetwork network, TextBatches batches, Tensor things, string[] texts)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, long>(network.call(batches.Make(texts)).matmul(things.t()).argmax(1).bytes).ToArray();
    }

    /// <summary>Each word of the captions is described by two others of its thing, and so is the word that no caption has.</summary>
    private static WordTable Table()
    {
        var keywords = Things.SelectMany(words => words).ToArray();
        var entries = new SortedDictionary<string, ushort[]>(StringComparer.Ordinal);
        for (var thing = 0; thing < Things.Length; thing++)
        {
            string[] words = [.. Things[thing], Unknown[thing]];
            for (var i = 0; i < words.Length; i++)
            {
                entries[words[i]] = [(ushort)((4 * thing) + ((i + 1) % 4)), (ushort)((4 * thing) + ((i + 2) % 4))];
            }
        }

        return new WordTable(keywords, [.. entries.Keys], [.. entries.Values], [], []);
    }
}
