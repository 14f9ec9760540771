using System.Text.RegularExpressions;
using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>docs/opcua-nodes.md names what there is, and nothing else.</summary>
public sealed partial class OpcUaDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "opcua-nodes.md"));

    [Fact]
    public void Tags_OfTheDocument_AreThoseOfTheModelWithTheirTypes()
    {
        var documented = new Dictionary<string, string>();
        foreach (Match row in TagRow().Matches(Document))
        {
            foreach (var tag in row.Groups[1].Value.Split(", "))
            {
                documented.Add(tag.Trim('`'), row.Groups[2].Value);
            }
        }

        documented.Keys.Order(StringComparer.Ordinal).ShouldBe(TagModel.All.Select(t => t.Path).Order(StringComparer.Ordinal));
        foreach (var tag in TagModel.All)
        {
            var type = documented[tag.Path];
            type.Split([',', ' '])[0].ShouldBe(tag.Type == TagType.ResultBlock ? "structure" : tag.Type.ToString(), tag.Path);
            type.Contains("writable", StringComparison.Ordinal).ShouldBe(tag.IsWritable, tag.Path);
        }
    }

    [Fact]
    public void Methods_OfTheDocument_AreThoseOfTheModelWithTheirInputs()
    {
        static string Type(MethodArgumentType type) => type switch
        {
            MethodArgumentType.Strings => "String[]",
            MethodArgumentType.Json => "String (JSON)",
            _ => type.ToString(),
        };
        MethodRow().Matches(Document).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value))
            .ShouldBe(MethodModel.All.Select(m => (m.Name, m.Verb.Length == 0 ? "any" : $"`{m.Verb}`", string.Join(", ", m.Inputs.Select(i => $"{i.Name} {Type(i.Type)}")))));
    }

    [Fact]
    public void StatusCodes_ThatTheAgentUses_AreInTheDocument()
    {
        foreach (var quality in Enum.GetNames<TagQuality>())
        {
            Document.ShouldContain(StatusName().Replace(quality, "$1_$2", 1));
        }
    }

    [Fact]
    public void VisionMethods_OfTheDocument_AreThoseOfTheServerWithTheirRoles()
    {
        var sources = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "src", "OpcUa", "vision"), "*.mjs").Select(File.ReadAllText).ToList();
        var bound = sources.SelectMany(text => VisionBinding().Matches(text)).Select(m => (Name: m.Groups[1].Value, Role: m.Groups[2].Value.ToLowerInvariant())).ToList();
        // These two are bound in a loop.
        sources.ShouldContain(text => text.Contains("of [\"Stop\", \"Abort\"]", StringComparison.Ordinal));
        bound.AddRange([("Stop", "technician"), ("Abort", "technician")]);
        VisionRow().Matches(Document).Select(row => (row.Groups[1].Value, row.Groups[2].Value)).Order().ShouldBe(bound.Order());
    }

    /// <summary>The nodes of a class and their types.</summary>
    internal static IReadOnlyList<(string Name, string Type)> ClassNodes { get; } = [.. ClassRow().Matches(Document).Select(row => (row.Groups[1].Value, row.Groups[2].Value))];

    [Fact]
    public void NodesOfAClass_OfTheDocument_AreThoseOfTheServerWithTheirTypes()
    {
        var server = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "OpcUa", "classes.mjs"));
        ClassNodes.ShouldBe(ClassField().Matches(server).Select(field => (field.Groups[1].Value, field.Groups[2].Value)));
        ClassNodes.Count.ShouldBeGreaterThan(5);
    }

    [GeneratedRegex(@"^\| `(\w+)` \| (UInt16|UInt32|String) \|", RegexOptions.Multiline)]
    private static partial Regex ClassRow();

    [GeneratedRegex(@"^  \[""(\w+)"", DataType\.(\w+),", RegexOptions.Multiline)]
    private static partial Regex ClassField();

    [GeneratedRegex(@"bind\(\w+, ""(\w+)"", sessions, ""(\w+)""")]
    private static partial Regex VisionBinding();

    [GeneratedRegex(@"^\| `(\w+)` \| (viewer|technician|engineer) \|", RegexOptions.Multiline)]
    private static partial Regex VisionRow();

    [GeneratedRegex(@"^\| ((?:`\w+/\w+`(?:, )?)+) \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex TagRow();

    [GeneratedRegex(@"^\| `(\w+)` \| (`[a-z/]+`|any) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex MethodRow();

    [GeneratedRegex("^(Bad|Uncertain)(.+)$")]
    private static partial Regex StatusName();
}
