using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Clip;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Prompts.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>Makes the backbone that a configuration names.</summary>
public static class BackboneFactory
{
    public const string BuiltinVirtualLine = "builtin:virtual-line";
    public const string BuiltinMini = "builtin:anyshot-mini";
    public const string TorchScriptPrefix = "torchscript:";
    public const string ModelPrefix = "model:";
    public const string ClipPrefix = "clip:";

    /// <summary>The image itself, without a network: a baseline.</summary>
    public const string Pixels = "pixels";

    /// <summary>Name of the weights in a model folder of ours.</summary>
    public const string WeightsFile = "model.weights";

    /// <summary>Name of the feature generator in a model folder of ours, where one was trained.</summary>
    public const string GeneratorFile = "generator.bin";

    /// <summary>Name of the card in a model folder of ours.</summary>
    public const string CardFile = "card.json";

    /// <summary>Makes a backbone and runs it once, so that it is ready when this returns.</summary>
    /// <param name="backbone">
    /// <c>builtin:anyshot-mini</c>; <c>builtin:virtual-line</c>; <c>model:FOLDER</c>, which <c>anyshot train</c> or <c>anyshot pretrain</c> wrote; <c>torchscript:PATH</c> with a JSON of the same name beside it (see
    /// <see cref="BackboneInput"/>); <c>clip:PATH</c>, the weights of a CLIP model; or <c>pixels</c>, no network at all. Models of <c>anyshot pretrain</c> and <c>pixels</c> take <c>?side=PIXELS</c> behind the name (<see cref="BackboneName"/>).
    /// </param>
    /// <param name="device"><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
    /// <param name="threads">Threads of the tensor library for the whole process, 0 leaves its default.</param>
    /// <param name="baseFolder">A relative path starts here.</param>
    /// <exception cref="InvalidDataException">A name, file or value is wrong; one sentence says which.</exception>
    public static IBackbone Create(string backbone, string device, int threads, string baseFolder)
    {
        if (threads > 0)
        {
            set_num_threads(threads);
        }

        var (name, side) = BackboneName.Parse(backbone);
        if (BuiltinFolder(name) is { } builtin)
        {
            return FromFolder(builtin, backbone, ComputeDevice.Choose(device), side);
        }

        if (name.StartsWith(ModelPrefix, StringComparison.Ordinal) && name.Length > ModelPrefix.Length)
        {
            return FromFolder(Path.Combine(baseFolder, name[ModelPrefix.Length..]), null, ComputeDevice.Choose(device), side);
        }

        if (name == Pixels)
        {
            return new PixelBackbone(backbone, side ?? PixelBackbone.StandardSide);
        }

        if (side is not null)
        {
            throw new InvalidDataException($"Backbone \"{backbone}\": only a model of anyshot pretrain or {Pixels} takes another side.");
        }

        if (backbone.StartsWith(TorchScriptPrefix, StringComparison.Ordinal) && backbone.Length > TorchScriptPrefix.Length)
        {
            return TorchScriptModel.Load(Path.Combine(baseFolder, backbone[TorchScriptPrefix.Length..]), backbone, ComputeDevice.Choose(device));
        }

        if (ClipFile(backbone, baseFolder) is { } clip)
        {
            return ClipModel.LoadBackbone(clip, backbone, ComputeDevice.Choose(device));
        }

        throw new InvalidDataException($"Unknown backbone \"{backbone}\"; it is {BuiltinMini}, {BuiltinVirtualLine}, {ModelPrefix}FOLDER, {TorchScriptPrefix}PATH, {ClipPrefix}PATH or {Pixels}.");
    }

    /// <summary>The text half of a backbone that was trained with captions; null for a backbone that knows images only.</summary>
    /// <param name="backbone">As in <see cref="Create"/>.</param>
    /// <param name="device">As in <see cref="Create"/>.</param>
    /// <param name="baseFolder">A relative path starts here.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged; one sentence says which.</exception>
    public static ITextEncoder? TextEncoder(string backbone, string device, string baseFolder)
    {
        if (ClipFile(backbone, baseFolder) is { } clip)
        {
            return ClipModel.LoadTextEncoder(clip, ComputeDevice.Choose(device));
        }

        var folder = Folder(backbone, baseFolder);
        return folder is not null && File.Exists(Path.Combine(folder, MiniTextEncoder.WeightsFile)) ? MiniTextEncoder.FromFolder(folder, ComputeDevice.Choose(device)) : null;
    }

    /// <summary>File of the feature generator that belongs to a backbone; null where there is none.</summary>
    /// <param name="backbone">As in <see cref="Create"/>.</param>
    /// <param name="baseFolder">As in <see cref="Create"/>.</param>
    public static string? Generator(string backbone, string baseFolder) =>
        Folder(backbone, baseFolder) is { } folder && Path.Combine(folder, GeneratorFile) is var file && File.Exists(file) ? file : null;

    /// <summary>The card of a backbone that <c>anyshot train</c> wrote from labelled images; null for other backbones, of which it is not known what they were trained on.</summary>
    /// <inheritdoc cref="Create"/>
    public static ModelCard? TrainedCard(string backbone, string baseFolder)
    {
        var (name, _) = BackboneName.Parse(backbone);
        if (!name.StartsWith(ModelPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var card = ModelFile.ReadJson(Path.Combine(baseFolder, name[ModelPrefix.Length..], CardFile), "model card", ModelJson.Default.ModelCard);
        return card.Pretraining is null && card.Training is null ? null : card;
    }

    /// <summary>The text half with which a backbone learnt to make class means out of words (<see cref="TrainingCard.TextModel"/>); null where it did not.</summary>
    /// <inheritdoc cref="Create"/>
    public static string? TextModel(string backbone, string baseFolder) =>
        Folder(backbone, baseFolder) is { } folder && File.Exists(Path.Combine(folder, SemanticPrototypes.FileName)) ? TrainedCard(backbone, baseFolder)?.Training?.TextModel : null;

    /// <summary>Reads a model folder that <c>anyshot train</c> or <c>anyshot pretrain</c> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Name of the backbone; null takes <c>model:</c> and the card's, so that reports do not depend on where the folder lies.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="side">Side of the input where it is not the card's; null for that.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged, or the model takes no other side.</exception>
    internal static IBackbone FromFolder(string folder, string? name, Device device, int? side = null)
    {
        var backbone = Unmapped(folder, name, device, side);
        try
        {
            return EmbeddingMap.Read(folder, backbone.Spec.EmbeddingSize) is { } map ? new MappedBackbone(backbone, map) : backbone;
        }
        catch
        {
            backbone.Dispose();
            throw;
        }
    }

    private static IBackbone Unmapped(string folder, string? name, Device device, int? side)
    {
        var weights = Path.Combine(folder, WeightsFile);
        var cardPath = Path.Combine(folder, CardFile);
        var card = ModelFile.ReadJson(cardPath, "model card", ModelJson.Default.ModelCard);
        var spec = card.Input.ToSpec(cardPath, name ?? ModelPrefix + new BackboneName(card.Name, side), Revision(card, weights), card.EmbeddingSize);
        if (card.Training?.Centre is { } centre && (centre.Count != card.EmbeddingSize || !centre.All(float.IsFinite)))
        {
            throw new InvalidDataException($"{cardPath}: training.centre needs {card.EmbeddingSize} finite numbers.");
        }

        if (card.DualEncoder is not null)
        {
            return MiniBackbone.Load(weights, side is { } other ? spec with { InputWidth = other, InputHeight = other } : spec, device);
        }

        if (side is not null)
        {
            throw new InvalidDataException($"The model in {folder} has a fixed input; only a model of anyshot pretrain takes another side.");
        }

        var network = Network(card, spec, cardPath);
        try
        {
            network.load(weights);
            network = card.Training?.Centre is { } mean ? new CentredNetwork(network, mean) : network;
            network.eval();
            network.to(device);
            return new TorchBackbone(spec, network, network, device);
        }
        catch (Exception error)
        {
            network.Dispose();
            throw new InvalidDataException($"{weights} is damaged or not made for this version: {error.Message}", error);
        }
    }

    /// <summary>Identity of the weights; where features are centred or mapped, of weights, centre and map, because features that are kept on disk depend on all.</summary>
    private static string Revision(ModelCard card, string weights)
    {
        var revision = ModelFile.Revision(weights);
        revision = card.Training?.Centre is { } centre ? Joint(revision, MemoryMarshal.AsBytes<float>(centre.ToArray())) : revision;
        var map = Path.Combine(Path.GetDirectoryName(weights)!, EmbeddingMap.FileName);
        return File.Exists(map) ? Joint(revision, Encoding.UTF8.GetBytes(ModelFile.Revision(map))) : revision;
    }

    private static string Joint(string revision, ReadOnlySpan<byte> other) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(revision), .. other]))[..revision.Length];

    /// <summary>Folder of a model that ships with the program; null when the name is no such model's.</summary>
    private static string? BuiltinFolder(string backbone) =>
        backbone is BuiltinMini or BuiltinVirtualLine ? Path.Combine(AppContext.BaseDirectory, "models", backbone[(backbone.IndexOf(':', StringComparison.Ordinal) + 1)..]) : null;

    /// <summary>Folder of a model of ours; null when the backbone is something else.</summary>
    public static string? Folder(string backbone, string baseFolder)
    {
        var (name, _) = BackboneName.Parse(backbone);
        return BuiltinFolder(name) ?? (name.StartsWith(ModelPrefix, StringComparison.Ordinal) ? Path.Combine(baseFolder, name[ModelPrefix.Length..]) : null);
    }

    private static string? ClipFile(string backbone, string baseFolder) =>
        backbone.StartsWith(ClipPrefix, StringComparison.Ordinal) && backbone.Length > ClipPrefix.Length ? Path.Combine(baseFolder, backbone[ClipPrefix.Length..]) : null;

    private static nn.Module<Tensor, Tensor> Network(ModelCard card, BackboneSpec spec, string cardPath)
    {
        if ((card.Training?.Architecture ?? card.Pretraining?.Architecture) is not { } architecture)
        {
            return new SmallResNet();
        }

        if (spec.InputWidth != spec.InputHeight)
        {
            throw new InvalidDataException($"{cardPath}: a network of ours has a square input, not {spec.InputWidth} x {spec.InputHeight}.");
        }

        try
        {
            if (card.Training is { } training && GenerativeModelName.IsGenerative(architecture))
            {
                return new GenerativeBackbone(GenerativeNetworks.Create(GenerativeSpec.FromSettings(architecture, spec.Channels, spec.InputWidth, training.Settings)));
            }

            var compat = card.Pretraining?.Compat.Contains(nameof(CompatSwitches.B12)) == true ? CompatSwitches.B12 : CompatSwitches.None;
            return BackboneNetworks.Create(architecture, spec.Channels, spec.InputWidth, compat);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{cardPath}: {error.Message}", error);
        }
    }
}
