using System.Text;
using System.Text.Json;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Configuration;

public sealed class ConfigurationTextTests
{
    private const string Written = """
        {
          // who we are
          "station": { "name": "s1" }, /* kept */
          "cameras": [
            {
              "name": "a", // the first
              "source": "virtual:"
            },
            { "name": "b", "source": "virtual:", "roi": { "x": 0.25, "width": 0.5 } },
          ],
          "parts": {},
        }
        """;

    [Theory]
    [InlineData("station.name", "\"press, 4\"", "\"name\": \"press, 4\" }, /* kept */")]
    [InlineData("cameras[1].roi.x", "0.1250", "\"roi\": { \"x\": 0.125, \"width\": 0.5 }")]
    [InlineData("cameras[1].roi.y", "1e-3", "\"roi\": { \"x\": 0.25, \"width\": 0.5, \"y\": 0.001 }")]
    [InlineData("cameras[0].roi", """{"x":0,"width":0.5}""", "      \"source\": \"virtual:\",\n      \"roi\": { \"x\": 0, \"width\": 0.5 }\n    },")]
    [InlineData("cameras[0].trigger.mode", "\"interval\"", "      \"trigger\": { \"mode\": \"interval\" }\n")]
    [InlineData("cameras[2]", """{"name":"c","source":"virtual:"}""", ",\n    { \"name\": \"c\", \"source\": \"virtual:\" }\n  ],")]
    [InlineData("parts.enabled", "false", "\"parts\": { \"enabled\": false }")]
    [InlineData("mqtt.commands.role", "\"engineer\"", ",\n  \"mqtt\": { \"commands\": { \"role\": \"engineer\" } }\n}")]
    public void Set_ValueAnywhere_IsThereAndEverythingElseStays(string path, string value, string expected)
    {
        var after = Text(New().Set(path, JsonElement.Parse(value)));

        after.ShouldContain(expected);
        foreach (var comment in new[] { "// who we are", "/* kept */", "// the first" })
        {
            after.ShouldContain(comment);
        }

        JsonElement.DeepEquals(At(after, path), JsonElement.Parse(value)).ShouldBeTrue(after);
    }

    [Theory]
    [InlineData("cameras[1].roi.x", "\"roi\": { \"width\": 0.5 }")]
    [InlineData("cameras[1].roi.width", "\"roi\": { \"x\": 0.25 }")]
    [InlineData("cameras[0]", "\"cameras\": [\n    { \"name\": \"b\"")]
    [InlineData("station", "// who we are\n  /* kept */\n  \"cameras\"")]
    [InlineData("nothing.there", "\"parts\": {},\n}")]
    public void Remove_Value_LeavesJsonAndTheRest(string path, string expected) => Text(New().Remove(path)).ShouldContain(expected);

    [Theory]
    [InlineData("", 1)]
    [InlineData("station.name", 3)]
    [InlineData("cameras[0].source", 7)]
    [InlineData("cameras[0].trigger.interval", 5)]
    [InlineData("cameras[1].roi.width", 9)]
    [InlineData("mqtt.port", 1)]
    public void LineOf_Path_IsItsLineOrThatOfWhatIsAroundIt(string path, int line) => New().LineOf(path).ShouldBe(line);

    [Theory]
    [InlineData("cameras[5]")]
    [InlineData("station.name.x")]
    [InlineData("station[0]")]
    public void Set_WhereNothingCanBe_IsRefused(string path) => Should.Throw<ArgumentException>(() => New().Set(path, JsonElement.Parse("1"))).Message.ShouldContain(path);

    /// <summary>Each value of each shipped configuration is changed and put back, which leaves the text as it was.</summary>
    [Fact]
    public void Set_EveryValueOfEveryShippedConfiguration_ThereAndBack()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "device-configs"), "*.json").Where(f => !f.EndsWith("schema.json", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(file);
            var text = new ConfigurationText(bytes);
            using var document = JsonDocument.Parse(bytes, ConfigurationReader.Lenient);
            var leaves = Leaves(document.RootElement, "").ToList();
            leaves.Count.ShouldBeGreaterThan(5, file);
            foreach (var (path, value) in leaves)
            {
                var changed = text.Set(path, JsonElement.Parse("\"other\""));
                At(Text(changed), path).GetString().ShouldBe("other", path);
                JsonElement.DeepEquals(At(Text(changed.Set(path, value)), path), value).ShouldBeTrue(path);
                Text(changed.Set(path, value)).Split('\n').Length.ShouldBe(Text(text).Split('\n').Length, path);
            }
        }
    }

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        _ => [(path, element.Clone())],
    };

    private static JsonElement At(string text, string path)
    {
        var element = JsonElement.Parse(text, ConfigurationReader.Lenient);
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            element = step.StartsWith('[') ? element[int.Parse(step[1..^1], null)] : element.GetProperty(step);
        }

        return element;
    }

    private static ConfigurationText New() => new(Encoding.UTF8.GetBytes(Written));

    private static string Text(ConfigurationText text) => Encoding.UTF8.GetString(text.Utf8.Span);
}
