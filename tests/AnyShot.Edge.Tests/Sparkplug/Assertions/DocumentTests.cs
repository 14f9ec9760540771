using System.Reflection;
using System.Text.RegularExpressions;

namespace AnyShot.Edge.Tests.Sparkplug.Assertions;

/// <summary>docs/sparkplug.md says what is tested and what is sent, and nothing else.</summary>
[Collection(LifeCollection.Name)]
public sealed partial class DocumentTests(RecordedLife life)
{
    private const int Assertions = 299;

    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "sparkplug.md"));

    [Fact]
    public void Assertions_AreAllListedOnce()
    {
        IReadOnlyList<string> all = [.. Applicable(), .. NotApplicable()];
        all.ShouldBeUnique();
        all.Count.ShouldBe(Assertions);
        Document.ShouldContain($"### Applicable ({Applicable().Count})");
        Document.ShouldContain($"### Not applicable ({NotApplicable().Count})");
    }

    [Fact]
    public void Assertions_ThatApply_HaveATestOfTheSameName() =>
        Tests().ShouldBe(Applicable().Select(NameOf), ignoreOrder: true);

    [Fact]
    public void Metrics_AreThoseOfTheBirths()
    {
        var sent = life.First.Messages.Where(m => m.IsBirth)
            .SelectMany(m => m.Payload.Metrics.Select(x => $"{x.Name} {Enum.GetName((Edge.Sparkplug.SparkplugDataType)x.DataType!)} {(m.Device is null ? "node" : "device")}"))
            .Distinct();
        Metric().Matches(Document).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value} {m.Groups[3].Value}").ShouldBe(sent, ignoreOrder: true);
    }

    [Fact]
    public void Topics_AreThoseOnTheWire()
    {
        string Generic(string topic) => topic.Replace("press shop", "<group>").Replace("/s1", "/<node>").Replace("/top", "/<camera>").Replace("/side", "/<camera>");
        var filters = life.First.Packets.Where(p => p.Type == MqttPacketType.Subscribe).SelectMany(p => p.Filters).Select(f => f.Topic);
        IEnumerable<string> used = [.. life.All.Select(m => m.Topic), .. filters, "spBv1.0/STATE/<host>"];
        Topic().Matches(Document).Select(m => m.Groups[1].Value).ShouldBe(used.Select(Generic).Distinct(), ignoreOrder: true);
    }

    private static List<string> Applicable() => [.. ApplicableRow().Matches(Part("### Applicable", "### Not applicable")).Select(m => m.Groups[1].Value)];

    private static List<string> NotApplicable() => [.. Quoted().Matches(Part("### Not applicable", null)).Select(m => m.Groups[1].Value)];

    private static string Part(string from, string? to)
    {
        var start = Document.IndexOf(from, StringComparison.Ordinal);
        return to is null ? Document[start..] : Document[start..Document.IndexOf(to, start, StringComparison.Ordinal)];
    }

    /// <summary>Its words, each with a capital: topics-nbirth-mqtt has the test TopicsNbirthMqtt.</summary>
    private static string NameOf(string assertion) => string.Concat(assertion.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static IEnumerable<string> Tests() => typeof(DocumentTests).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(DocumentTests).Namespace && t != typeof(DocumentTests))
        .SelectMany(t => t.GetMethods())
        .Where(m => m.GetCustomAttribute<FactAttribute>() is { Skip: null })
        .Select(m => m.Name);

    [GeneratedRegex("^\\| `([^`]+)` \\| [^|]+ \\|$", RegexOptions.Multiline)]
    private static partial Regex ApplicableRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^\\| `([^`]+)` \\| (\\w+) \\| (node|device) \\|$", RegexOptions.Multiline)]
    private static partial Regex Metric();

    [GeneratedRegex("^\\| `(spBv1\\.0/[^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Topic();
}
