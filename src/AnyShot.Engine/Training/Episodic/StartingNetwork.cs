using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>A model folder of ours whose weights a training begins with.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Card">Its card.</param>
/// <param name="Architecture">See <see cref="NetworkName"/>.</param>
internal sealed record StartingNetwork(string Folder, ModelCard Card, string Architecture)
{
    /// <summary>First 12 hexadecimal digits of the weights' SHA-256.</summary>
    public string Revision => ModelFile.Revision(Path.Combine(Folder, BackboneFactory.WeightsFile));

    /// <summary>Square side of its input, pixels.</summary>
    public int Side => Card.Input.InputWidth!.Value;

    /// <summary>1 or 3.</summary>
    public int Channels => Card.Input.Channels!.Value;

    /// <exception cref="InvalidDataException">There is no such model, or its network is none that can be trained on; one sentence says so.</exception>
    public static StartingNetwork Read(string folder)
    {
        var path = Path.Combine(folder, BackboneFactory.CardFile);
        var card = ModelFile.ReadJson(path, "model card", ModelJson.Default.ModelCard);
        if ((card.Training?.Architecture ?? card.Pretraining?.Architecture) is not { } architecture || !NetworkName.All.Contains(architecture))
        {
            throw new InvalidDataException($"The model in {folder} cannot be trained on; it must be one of anyshot train with a network {string.Join(", ", NetworkName.All)}.");
        }

        if (File.Exists(Path.Combine(folder, EmbeddingMap.FileName)))
        {
            throw new InvalidDataException($"The model in {folder} is a backbone taken as it is with a learnt map behind it; only the map was trained, and it cannot be trained on.");
        }

        card.Input.ToSpec(path, card.Name, "start", card.EmbeddingSize);
        return new StartingNetwork(folder, card, architecture);
    }

    /// <summary>The network itself, with its weights.</summary>
    /// <inheritdoc cref="LoadInto" path="/exception" />
    public FeatureNetwork Create()
    {
        var compat = Card.Pretraining?.Compat.Contains(nameof(CompatSwitches.B12)) == true ? CompatSwitches.B12 : CompatSwitches.None;
        var network = BackboneNetworks.Create(Architecture, Channels, Side, compat);
        try
        {
            LoadInto(network);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Puts the weights in.</summary>
    /// <exception cref="InvalidDataException">They are damaged or do not fit.</exception>
    public void LoadInto(FeatureNetwork network)
    {
        var weights = Path.Combine(Folder, BackboneFactory.WeightsFile);
        try
        {
            network.load(weights);
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"{weights} is damaged or not made for this version: {error.Message}", error);
        }
    }
}
