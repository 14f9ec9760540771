using System.Text.RegularExpressions;
using TorchSharp.Interop;

namespace TorchSharp.Tests.Interop;

public partial class OperatorNameTests
{
    /// <summary>A misspelt operator would only show when it is first called, so all names in the sources are looked up here.</summary>
    [SkippableFact]
    public void Operators_NamedInTheSources_AllExist()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AnyShot.Edge.sln")))
        {
            root = root.Parent;
        }

        Skip.If(root is null, "The sources are not beside the test assembly.");
        string sources = Path.Combine(root!.FullName, "src", "Bindings", "TorchSharp");
        HashSet<string> names = [.. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Name().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))];
        names.Count.ShouldBeGreaterThan(250);
        names.Where(name => !Exists(name)).ShouldBeEmpty();
    }

    private static bool Exists(string name)
    {
        string[] parts = name.Split('.', 2);
        return NativeMethods.anyshot_torch_operator_resolve("aten::" + parts[0], parts.Length > 1 ? parts[1] : string.Empty, out _) == 0;
    }

    [GeneratedRegex("""Operator\.Call\w*\(\s*(?:[^"();]*\? )?"(\w+(?:\.\w+)?)["]""")]
    private static partial Regex Name();
}
