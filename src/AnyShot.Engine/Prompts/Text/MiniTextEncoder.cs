using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// The text half of a model that <c>anyshot pretrain</c> made, read from its folder. Words that its captions never had are read through the word table that ships with the agent, and by their
/// spelling; <see cref="Explain"/> says which.
/// </summary>
public sealed class MiniTextEncoder : ITextEncoder, ITextExplainer
{
    /// <summary>Name of the text half's weights in a model folder.</summary>
    public const string WeightsFile = "text.weights";

    private readonly TextBatches _batches;
    private readonly TextNetwork _network;

    private MiniTextEncoder(TextBatches batches, TextNetwork network) => (_batches, _network) = (batches, network);

    /// <inheritdoc />
    public int Size => _network.Size;

    /// <summary>Reads the text half of a model folder.</summary>
    /// <param name="folder">Folder with <c>card.json</c>, <c>vocabulary.txt</c> and <c>text.weights</c>.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged; the sentence names it.</exception>
    internal static MiniTextEncoder FromFolder(string folder, Device device)
    {
        var card = ModelFile.ReadJson(Path.Combine(folder, BackboneFactory.CardFile), "model card", ModelJson.Default.ModelCard);
        return Load(folder, card.EmbeddingSize, WordTableFile.ReadShipped(), device);
    }

    /// <inheritdoc cref="FromFolder" />
    internal static MiniTextEncoder Load(string folder, int size, WordTable table, Device device)
    {
        if (size is < 1 or > 4096)
        {
            throw new InvalidDataException($"{Path.Combine(folder, BackboneFactory.CardFile)}: embeddings of {size} numbers are not possible; 1 to 4096 are.");
        }

        var vocabulary = Vocabulary.Load(folder);
        var network = new TextNetwork(vocabulary.Count, size);
        try
        {
            HalfWeights.Load(network, Path.Combine(folder, WeightsFile));
            network.eval();
            network.to(device);
            return new MiniTextEncoder(new TextBatches(new WordReader(vocabulary, table)), network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Encode(IReadOnlyList<string> texts, Span<float> vectors)
    {
        if (texts.Count == 0 || vectors.Length != texts.Count * Size)
        {
            throw new ArgumentException($"{texts.Count} text(s) need {texts.Count * Size} numbers; the buffer holds {vectors.Length}.", nameof(vectors));
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        MemoryMarshal.Cast<byte, float>(_network.call(_batches.Make(texts)).cpu().bytes).CopyTo(vectors);
    }

    /// <inheritdoc />
    public TextKnowledge Explain(string text)
    {
        var reader = _batches.Reader;
        var words = reader.Read(text).Select(reading => new WordKnowledge(
            reading.Word, reading.Kind, reading.Through, reading.Row > 0 ? [] : [.. reading.Gloss.Select(row => reader.Vocabulary.Words[row - 1])]));
        return new TextKnowledge([.. words], TextTokenizer.Split(text).Cut);
    }

    public void Dispose() => _network.Dispose();
}
