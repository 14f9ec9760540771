using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>docs/mqtt-topics.md lists the topics, fields and keys that there are, and no others.</summary>
public sealed partial class MqttTopicsDocumentTests
{
    private static readonly string Document = Read("mqtt-topics.md");
    private static readonly MqttTopics Topics = new(new StationOptions { Name = "demo" }, new MqttOptions());

    [Fact]
    public void Topics_AreThoseOfTheCode()
    {
        var one = typeof(MqttTopics).GetProperties().Select(p => (string)p.GetValue(Topics)!);
        var many = typeof(MqttTopics).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName).Select(m => (string)m.Invoke(Topics, ["<id>"])!);
        CommandTopic.TryParse($"{Topics.Prefix}/cmd/<verb>", Topics.Prefix, usersByTopic: false, out var command).ShouldBeTrue();
        IEnumerable<string> all = [.. one, .. many, $"{Topics.Prefix}/cmd/{command.Verb}", command.Reply];
        var written = all.Where(t => t.StartsWith(Topics.Prefix + "/", StringComparison.Ordinal) && t.IndexOfAny(['+', '#']) < 0);

        TopicRow().Matches(Part("| Topic | Payload |", "\n\n")).Select(m => m.Groups[1].Value).ShouldBe(written.Select(t => t[(Topics.Prefix.Length + 1)..]), ignoreOrder: true);
    }

    [Fact]
    public void Subscriptions_AreInTheAccessList()
    {
        var read = typeof(MqttTopics).GetProperties().Select(p => (string)p.GetValue(Topics)!).Where(t => t.IndexOfAny(['+', '#']) >= 0).ToList();
        read.Count.ShouldBeGreaterThan(1);
        var list = Part("## Access list", null);
        read.ShouldAllBe(t => list.Contains(t.Replace(Topics.Prefix, "<prefix>")));
    }

    [Fact]
    public void Samples_HaveTheFieldsOfTheirMessages()
    {
        Fields(Block().Match(Document).Groups[1].Value).ShouldBe(Of(VerdictJson.Default.Verdict), ignoreOrder: true);
        Fields(Sample("`state`: ")).ShouldBe(Of(MqttJson.Default.StateMessage), ignoreOrder: true);
        Fields(Sample("`health`: ")).ShouldBe(Of(MqttJson.Default.HealthMessage), ignoreOrder: true);
        Fields(Sample("`alarm/camera-top-frozen`: ")).ShouldBe(Of(MqttJson.Default.AlarmMessage), ignoreOrder: true);
        Fields(Sample("`class/thin-dark-crack`: ")).ShouldBe(Of(MqttJson.Default.ClassMessage), ignoreOrder: true);
    }

    [Theory]
    [InlineData("mqtt-topics.md")]
    [InlineData("sparkplug.md")]
    public void Keys_OfTheConfiguration_Exist(string document)
    {
        var keys = Key().Matches(Read(document)).Select(m => m.Groups[1].Value).Distinct().ToList();
        keys.Count.ShouldBeGreaterThan(1);
        keys.ShouldAllBe(k => Exists(typeof(AgentOptions), k.Split('.')));
    }

    private static bool Exists(Type options, string[] path) => path.Length == 0
        || OptionsShape.Properties(options).Any(p => OptionsShape.Key(p) == path[0] && Exists(p.PropertyType, path[1..]));

    private static IEnumerable<string> Of(JsonTypeInfo message) => message.Properties.Select(p => p.Name);

    private static List<string> Fields(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateObject().Select(p => p.Name)];

    /// <summary>The JSON in backticks after a beginning.</summary>
    private static string Sample(string beginning) => Part(beginning, "}`")[(beginning.Length + 1)..].Replace("{…as above…}", "{}") + "}";

    private static string Part(string from, string? to)
    {
        var start = Document.IndexOf(from, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, from);
        return to is null ? Document[start..] : Document[start..Document.IndexOf(to, start + from.Length, StringComparison.Ordinal)];
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", document));

    [GeneratedRegex("^\\| `([^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex TopicRow();

    /// <summary>The first block of JSON: a verdict.</summary>
    [GeneratedRegex("^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`((?:mqtt|outbox|station)(?:\\.[a-zA-Z]+)+)`")]
    private static partial Regex Key();
}
