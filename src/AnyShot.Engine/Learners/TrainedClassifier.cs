using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Learners;

/// <summary>The head of a model folder with the names of its classes.</summary>
/// <param name="Head">Gives one probability a class.</param>
/// <param name="Classes">In the head's order; no two differ only in case.</param>
public sealed record TrainedClassifier(TrainedHead Head, IReadOnlyList<string> Classes)
{
    /// <summary>Reads the head that was trained with a backbone.</summary>
    /// <param name="backbone">As in <see cref="BackboneFactory.Create"/>; only <c>model:FOLDER</c> can have a head.</param>
    /// <param name="baseFolder">A relative path starts here.</param>
    /// <exception cref="InvalidDataException">The backbone has no head, or its files do not fit together; one sentence says which.</exception>
    public static TrainedClassifier Load(string backbone, string baseFolder)
    {
        if (BackboneFactory.Folder(backbone, baseFolder) is not { } folder || !File.Exists(Path.Combine(folder, TrainedHead.FileName)))
        {
            throw new InvalidDataException($"The backbone {backbone} has no trained classifier ({TrainedHead.FileName}): it takes {BackboneFactory.ModelPrefix}FOLDER of a training that made one.");
        }

        var cardFile = Path.Combine(folder, BackboneFactory.CardFile);
        var card = ModelFile.ReadJson(cardFile, "model card", ModelJson.Default.ModelCard);
        var head = TrainedHead.Read(folder);
        if (head.Classes != card.Classes.Count || head.Inputs != card.EmbeddingSize)
        {
            throw new InvalidDataException(
                $"{Path.Combine(folder, TrainedHead.FileName)} makes {head.Classes} classes of {head.Inputs} numbers, but {cardFile} names {card.Classes.Count} classes and embeddings of {card.EmbeddingSize} numbers.");
        }

        return card.Classes.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InvalidDataException($"{cardFile} names the class \"{twice.Key}\" twice.")
            : new TrainedClassifier(head, card.Classes);
    }

    /// <summary>What stands in the way of judging these classes: one that the head was not trained on, or one of the head's that is not among them, whose parts would be taken for others.</summary>
    /// <param name="names">Names of the classes to judge; case does not matter.</param>
    /// <returns>One sentence; null when they are the head's classes.</returns>
    public string? Mistake(IReadOnlyCollection<string> names)
    {
        if (names.FirstOrDefault(name => !Classes.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return $"The trained classifier does not know the class \"{unknown}\"; it was trained on {string.Join(", ", Classes)}.";
        }

        return Classes.FirstOrDefault(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } missing
            ? $"The trained classifier also tells the class \"{missing}\", which is not among the classes: its parts would be taken for another class."
            : null;
    }
}
