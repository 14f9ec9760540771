using AnyShot.Engine.Maps;

namespace AnyShot.Edge.PartMaps;

/// <summary>Words of the command line and of addresses for methods.</summary>
internal static class MapMethodNames
{
    public static readonly IReadOnlyDictionary<string, MapMethod> All = new Dictionary<string, MapMethod> { ["pca"] = MapMethod.Pca, ["tsne"] = MapMethod.TSne, ["umap"] = MapMethod.Umap };
}
