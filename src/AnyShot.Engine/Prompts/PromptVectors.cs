using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// Class prompts to semantic vectors by the text half of the model that ships: what a backbone learns from that has no text half of its own (<c>train episodic --prompts</c>). Used by one thread at a time.
/// </summary>
public sealed class PromptVectors : IDisposable
{
    private readonly ITextEncoder _encoder;

    /// <param name="device">As in <see cref="BackboneFactory.Create"/>.</param>
    /// <exception cref="InvalidDataException">A file of the model that ships is damaged.</exception>
    public PromptVectors(string device) => _encoder = BackboneFactory.TextEncoder(BackboneFactory.BuiltinMini, device, Folder)!;

    /// <summary>Which text half this is, <c>NAME@REVISION</c>: a layer that was learnt with one is of no use with another.</summary>
    public static string Model => $"{BackboneFactory.BuiltinMini}@{ModelFile.Revision(Path.Combine(Folder, MiniTextEncoder.WeightsFile))}";

    private static string Folder => BackboneFactory.Folder(BackboneFactory.BuiltinMini, "")!;

    /// <summary>One vector a prompt, unit length; null for one that says nothing: a code for a name, and no other words.</summary>
    public IReadOnlyList<float[]?> Of(IReadOnlyList<ClassPrompt> prompts) =>
        [.. new PromptEnsemble(_encoder).Encode(prompts).Chunk(_encoder.Size).Select(row => row.AsSpan().ContainsAnyExcept(0f) ? row : null)];

    /// <summary>The classes of a prompt file as a table of semantic vectors.</summary>
    /// <inheritdoc cref="PromptFile.Read" path="/exception"/>
    public static AttributeTable Read(string file, string device)
    {
        var prompts = PromptFile.Read(file);
        using var vectors = new PromptVectors(device);
        var rows = prompts.Keys.Zip(vectors.Of([.. prompts.Values])).ToDictionary(
            entry => entry.First, entry => entry.Second ?? throw new InvalidDataException($"{file}: the prompt of class \"{entry.First}\" says nothing."), StringComparer.Ordinal);
        return new AttributeTable(file, [.. Enumerable.Range(0, vectors._encoder.Size).Select(i => i.ToString(CultureInfo.InvariantCulture))], rows);
    }

    /// <exception cref="InvalidDataException">The layer of a backbone was learnt with another text half than the one that ships.</exception>
    public static void Require(string trainedWith, string backbone)
    {
        if (trainedWith != Model)
        {
            throw new InvalidDataException($"The backbone {backbone} was trained with words as {trainedWith} reads them, and {Model} ships with this version: train it again.");
        }
    }

    public void Dispose() => _encoder.Dispose();
}
