using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Mapping;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands.Studies;

/// <summary>The real commands on a feature file of known truth.</summary>
public sealed class StudyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-studies-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Active_FeatureFile_WritesJsonCsvAndPicture()
    {
        Evaluate("active", "--features", Features(0.8f), "--budget", "40", "--batch", "5", "--seeds", "2", "--strategy", "random,coverage", "--json", At("a.json"), "--csv", At("a.csv"), "--svg", At("a.svg"))
            .ShouldBe((ExitCodes.Success, ""));

        using var document = JsonDocument.Parse(File.ReadAllText(At("a.json")));
        var curves = document.RootElement.GetProperty("curves").EnumerateArray().ToArray();
        curves.Select(curve => curve.GetProperty("strategy").GetString()).ShouldBe(["random", "coverage"]);
        curves[1].GetProperty("labels").EnumerateArray().Select(n => n.GetInt32()).ShouldBe([20, 25, 30, 35, 40]);
        curves[1].GetProperty("accuracy")[4].GetProperty("mean").GetDouble().ShouldBeInRange(0.3, 1);
        document.RootElement.GetProperty("full").GetProperty("mean").GetDouble().ShouldBeInRange(0.5, 1);
        File.ReadAllLines(At("a.csv")).Length.ShouldBe(1 + (2 * 5));
        XDocument.Load(At("a.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Theory]
    [InlineData("pca", "2", 4)]
    [InlineData("tsne", "2", 4)]
    [InlineData("umap", "3", 5)]
    public void Map_FeatureFile_WritesTableAndPictures(string method, string dimensions, int columns)
    {
        using var output = new StringWriter();

        MapCommand.Create().Parse(["--features", Features(0.3f, perClass: 8), "--method", method, "--dimensions", dimensions, "--iterations", "300", "--out", At("map")]).Invoke(new InvocationConfiguration { Output = output })
            .ShouldBe(ExitCodes.Success);

        var lines = File.ReadAllLines(At("map.csv")).Select(line => line.Split(',')).ToArray();
        lines.Length.ShouldBe(1 + 160 + 20);
        lines[0].ShouldBe(new[] { "id", "class", "x", "y", "z" }.Take(columns));
        lines.Skip(1).Select(fields => (fields.Length, double.IsFinite(double.Parse(fields[^1], CultureInfo.InvariantCulture)))).Distinct().ShouldBe([(columns, true)]);
        lines.Count(fields => fields[0] == "prototype").ShouldBe(20);
        var svg = XDocument.Load(At("map.svg")).Root!;
        svg.Elements().Count(e => e.Name.LocalName == "circle").ShouldBe(160 + 20);
        svg.Elements().Count(e => e.Name.LocalName == "path").ShouldBe(20 + 1);
        using var png = Cv2.ImRead(At("map.png"));
        png.Width.ShouldBe(920);
        output.ToString().ShouldContain(method == "pca" ? "A projection" : "distances between clusters and sizes of clusters are not metric");
    }

    [Fact]
    public void Sessions_FeatureFile_WritesJsonCsvAndPicture()
    {
        Evaluate("sessions", "--features", Features(0.8f), "--ways", "3", "--seeds", "2", "--json", At("s.json"), "--csv", At("s.csv"), "--svg", At("s.svg")).ShouldBe((ExitCodes.Success, ""));

        using var document = JsonDocument.Parse(File.ReadAllText(At("s.json")));
        var rows = document.RootElement.GetProperty("sessions").EnumerateArray().ToArray();
        rows.Select(row => row.GetProperty("classes").GetInt32()).ShouldBe([10, 13, 16, 19]);
        rows[0].TryGetProperty("new", out _).ShouldBeFalse();
        rows[3].GetProperty("harmonic").GetProperty("mean").GetDouble().ShouldBeInRange(0.2, 1);
        File.ReadAllLines(At("s.csv")).Select(line => line.Split(',').Length).ShouldBe([14, 14, 14, 14, 14]);
        XDocument.Load(At("s.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public void Hierarchy_FeatureFile_OneRowAMethod()
    {
        File.WriteAllText(At("tree.json"), JsonSerializer.Serialize(Enumerable.Range(0, 4).ToDictionary(g => $"group-{g}", g => Enumerable.Range(0, 5).Select(i => $"class-{(5 * g) + i:D3}"))));

        Evaluate("hierarchy", "--features", Features(0.8f), "--tree", At("tree.json"), "--runs", "5", "--json", At("h.json")).ShouldBe((ExitCodes.Success, ""));

        using var document = JsonDocument.Parse(File.ReadAllText(At("h.json")));
        document.RootElement.GetProperty("levelNodes").EnumerateArray().Select(n => n.GetInt32()).ShouldBe([4, 20]);
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        rows.Select(row => row.GetProperty("method").GetString()).ShouldBe(["flat", "greedy", "beam-3"]);
        rows[0].GetProperty("accuracy").EnumerateArray().Select(level => level.GetProperty("mean").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Quality_ImageUnderAnotherClass_IsNamed()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = 0.2f, PerClass = 6 }).Set;
        int[] labels = [.. set.Labels.Select((label, i) => i == 8 ? 4 : label)];
        FeatureFile.Write(At("set.npz"), new FeatureSet("wrong", "none", set.Features.ToArray(), set.Size, labels, set.ClassNames, set.Splits));

        Evaluate("quality", "--features", At("set.npz"), "--json", At("q.json")).ShouldBe((ExitCodes.Success, ""));

        using var document = JsonDocument.Parse(File.ReadAllText(At("q.json")));
        var item = document.RootElement.GetProperty("items").EnumerateArray().Single();
        item.GetProperty("id").GetString().ShouldBe("8");
        item.GetProperty("class").GetString().ShouldBe("class-004");
        item.GetProperty("nearest").GetString().ShouldBe("class-001");
    }

    [Fact]
    public void Quality_LabelsMadeWrong_AreFoundAndCounted()
    {
        Evaluate("quality", "--features", Features(0.2f), "--noise", "0.1", "--examples", "10", "--seeds", "2", "--json", At("n.json")).ShouldBe((ExitCodes.Success, ""));

        using var document = JsonDocument.Parse(File.ReadAllText(At("n.json")));
        int Number(string name) => document.RootElement.GetProperty(name).GetInt32();
        (Number("perClass"), Number("examples"), Number("wrong"), Number("seeds")).ShouldBe((10, 2 * 200, 2 * 20, 2));
        // Classes that lie well apart: a label is named if and only if it is wrong.
        (Number("named"), Number("namedWrong")).ShouldBe((40, 40));
        document.RootElement.GetProperty("recall").GetDouble().ShouldBe(1);
        Number("removedWrong").ShouldBe(Number("toRemove"));
    }

    [Theory]
    [InlineData("there is no class \"nuts\"", "hierarchy", "--features", "SET", "--tree", "TREE")]
    [InlineData("--shots is 0", "hierarchy", "--features", "SET", "--tree", "TREE", "--shots", "0")]
    [InlineData("A session brings 0 classes", "sessions", "--features", "SET", "--ways", "0")]
    [InlineData("Either a DATAFOLDER or --features", "active")]
    [InlineData("There is no file", "active", "--features", "nothing.npz")]
    [InlineData("is neither base, val, novel, all nor a class", "active", "--features", "SET", "--classes", "nuts")]
    [InlineData("The batch is 11", "active", "--features", "SET", "--batch", "11")]
    [InlineData("--examples belongs to --noise", "quality", "--features", "SET", "--examples", "5")]
    [InlineData("--lr belongs to --update", "sessions", "--features", "SET", "--lr", "0.1")]
    [InlineData("--update needs images", "sessions", "--features", "SET", "--update")]
    [InlineData("The noise is 0.95", "quality", "--features", "SET", "--noise", "0.95")]
    [InlineData("--strategy \"guess\" is unknown", "active", "--features", "SET", "--strategy", "guess")]
    public void Evaluate_Wrong_OneSentence(string expected, params string[] arguments)
    {
        var (code, error) = Evaluate([.. arguments.Select(a => a switch { "SET" => Features(1), "TREE" => Tree(), _ => a })]);

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain(expected);
        error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    private string Tree()
    {
        File.WriteAllText(At("tree.json"), "[\"nuts\"]");
        return At("tree.json");
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Features(float sigma, int perClass = 20)
    {
        FeatureFile.Write(At("set.npz"), SyntheticFeatures.Make(new SyntheticFeatureOptions { Sigma = sigma, PerClass = perClass }).Set);
        return At("set.npz");
    }

    private static (int Code, string Error) Evaluate(params string[] arguments)
    {
        using var error = new StringWriter();
        using var output = new StringWriter();
        return (EvaluateCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Error = error, Output = output }), error.ToString());
    }
}
