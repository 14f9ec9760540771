using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training;

/// <summary>A backbone that is taken as it is and copied into the model folder beside what was learnt on it.</summary>
internal static class FrozenModel
{
    /// <summary>Folder and card of the backbone.</summary>
    /// <param name="backbone">As in <see cref="BackboneFactory.Create"/>.</param>
    /// <param name="command">Word behind <c>anyshot train</c>, for sentences.</param>
    /// <exception cref="InvalidDataException">A folder cannot be made of the backbone; one sentence says what can.</exception>
    public static (string Folder, ModelCard Card) Read(string backbone, string command)
    {
        if (backbone == BackboneFactory.BuiltinVirtualLine || BackboneFactory.Folder(backbone, Directory.GetCurrentDirectory()) is not { } folder || BackboneName.Parse(backbone).Side is not null)
        {
            throw new InvalidDataException(
                $"Backbone \"{backbone}\" cannot be taken into a model folder; {command} takes {BackboneFactory.BuiltinMini}, {BackboneFactory.ModelPrefix}FOLDER or trains {string.Join(", ", NetworkName.All)}.");
        }

        var path = Path.Combine(folder, BackboneFactory.CardFile);
        var card = ModelFile.ReadJson(path, "model card", ModelJson.Default.ModelCard);
        if (card.DualEncoder is null && Architecture(card) is null)
        {
            throw new InvalidDataException($"{path} does not say which network it is; train the backbone with this version.");
        }

        return card.Pretraining?.Compat.Contains(nameof(CompatSwitches.B12)) == true
            ? throw new InvalidDataException($"{path} was trained with --compat B12, which {command} does not carry on.")
            : (folder, card);
    }

    /// <summary>The network's name in a card; null for a model of <c>anyshot pretrain</c>.</summary>
    public static string? Architecture(ModelCard card) => card.Training?.Architecture ?? card.Pretraining?.Architecture;
}
