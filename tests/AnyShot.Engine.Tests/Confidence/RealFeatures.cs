using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Confidence;

/// <summary>Features of real images by the network that ships.</summary>
internal static class RealFeatures
{
    /// <returns>Null where the images are not there.</returns>
    public static FeatureSet? OfValidationClasses(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AnyShot.Edge.sln")))
        {
            root = root.Parent;
        }

        var folder = Path.Combine(root?.FullName ?? ".", "..", "shared", "data", name);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        ExampleSource[] sources = [.. ImageFolder.Classes(folder).Where((_, i) => i % 4 == 1).Select(c => new ExampleSource(c.Name, c.Name, 60))];
        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinVirtualLine, "cpu", 0, folder);
        using var builder = new SupportSetBuilder(backbone, folder, null, _ => { });
        var classes = builder.Build(sources, CancellationToken.None);
        return new FeatureSet(
            name, BackboneFactory.BuiltinVirtualLine, [.. classes.SelectMany(c => c.Shots.SelectMany(shot => shot))], classes[0].Shots[0].Length,
            [.. classes.SelectMany((c, i) => c.Shots.Select(_ => i))], [.. classes.Select(c => c.Name)], [.. classes.Select(_ => ClassSplit.Validation)]);
    }
}
