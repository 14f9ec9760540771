using AnyShot.Engine.Backbones;
using AnyShot.Engine.Clip.Networks;
using AnyShot.Engine.Clip.Tokens;
using AnyShot.Engine.Clip.Weights;
using AnyShot.Engine.Prompts;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Clip;

/// <summary>
/// CLIP models (Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", 2021) from the files that OpenAI (TorchScript archives)
/// and open_clip (<c>.safetensors</c>, or archives of <c>torch.save</c>) publish. The architecture follows from the tensors; computed in float32.
/// </summary>
internal static class ClipModel
{
    /// <summary>The image half.</summary>
    /// <param name="path">File of the weights.</param>
    /// <param name="name">Name of the backbone.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="InvalidDataException">A file is missing, truncated or of another architecture; one sentence says which.</exception>
    public static IBackbone LoadBackbone(string path, string name, Device device)
    {
        using var file = WeightFile.Open(path);
        var settings = ClipSettings.Read(path, file.IsTorchScript);
        var tower = ClipImageTower.Load(file, settings);
        try
        {
            var spec = Input(tower, settings).ToSpec(path, name, Revision(path, settings), tower.EmbeddingSize);
            tower.eval();
            tower.to(device);
            return new TorchBackbone(spec, tower, tower, device);
        }
        catch
        {
            tower.Dispose();
            throw;
        }
    }

    /// <summary>The text half, in the space of the image half of the same file. The byte pairs lie beside the file, see <see cref="BytePairFiles"/>.</summary>
    /// <inheritdoc cref="LoadBackbone"/>
    public static ITextEncoder LoadTextEncoder(string path, Device device)
    {
        using var file = WeightFile.Open(path);
        var tokenizer = new ClipTokenizer(BytePairFiles.Read(path));
        var tower = ClipTextTower.Load(file, ClipSettings.Read(path, file.IsTorchScript));
        if (tokenizer.VocabularySize > tower.VocabularySize)
        {
            tower.Dispose();
            throw new InvalidDataException($"{path} knows {tower.VocabularySize} tokens, the byte pairs beside it make {tokenizer.VocabularySize}: they belong to another model.");
        }

        tower.eval();
        tower.to(device);
        return new ClipTextEncoder(tokenizer, tower, device);
    }

    /// <summary>The same weights with another activation are another model.</summary>
    private static string Revision(string path, ClipSettings settings) =>
        settings.Activation == ClipActivation.QuickGelu ? $"{ModelFile.Revision(path)}-quick" : ModelFile.Revision(path);

    private static BackboneInput Input(ClipImageTower tower, ClipSettings settings) => new()
    {
        InputWidth = tower.Side,
        InputHeight = tower.Side,
        Channels = 3,
        Mean = settings.Mean,
        Std = settings.Std,
        Resize = ResizeMode.BicubicCover,
    };
}
