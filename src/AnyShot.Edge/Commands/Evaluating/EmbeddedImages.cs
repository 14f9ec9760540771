using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Images of a folder or manifest in the space of a backbone.</summary>
internal static class EmbeddedImages
{
    /// <param name="folder">Folder or manifest.</param>
    /// <param name="groups">CSV of groups; null takes the one in the folder, if there is one.</param>
    /// <param name="backboneName">What embeds.</param>
    /// <param name="cacheFolder">Embeddings of earlier runs.</param>
    /// <param name="semantics">Attributes of the classes; null where there are none.</param>
    /// <param name="splits">Says of each class what it is for.</param>
    /// <param name="warn">Receives one sentence for each file that cannot be used.</param>
    /// <param name="progress">Told of every hundredth of the images.</param>
    /// <param name="cancellationToken">What was embedded until then is kept.</param>
    /// <exception cref="InvalidDataException">A file is missing or wrong; one sentence names it.</exception>
    public static FeatureSet Load(
        string folder, string? groups, string backboneName, string cacheFolder, AttributeTable? semantics, Func<ImageDataset, IReadOnlyList<ClassSplit>> splits,
        Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var images = ImageDataset.Read(folder);
        var groupFile = groups ?? Path.Combine(Directory.Exists(folder) ? folder : Path.GetDirectoryName(Path.GetFullPath(folder))!, ImageGroups.FileName);
        var grouped = groups is not null || File.Exists(groupFile) ? ImageGroups.Read(groupFile, images.Names) : null;
        var chosen = splits(images);
        using var backbone = BackboneFactory.Create(backboneName, "auto", threads: 0, Directory.GetCurrentDirectory());
        var cache = EmbeddingCache.Open(cacheFolder, backbone.Spec, warn);
        return FeatureExtraction.Run(images, chosen, grouped, semantics, backbone, cache, warn, progress, cancellationToken);
    }
}
