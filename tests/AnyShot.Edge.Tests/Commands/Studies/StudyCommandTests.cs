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

    [Theory]
    [InlineData("Either a DATAFOLDER or --features", "active")]
    [InlineData("There is no file", "active", "--features", "nothing.npz")]
    [InlineData("is neither base, val, novel, all nor a class", "active", "--features", "SET", "--classes", "nuts")]
    [InlineData("The batch is 11", "active", "--features", "SET", "--batch", "11")]
    [InlineData("--strategy \"guess\" is unknown", "active", "--features", "SET", "--strategy", "guess")]
    public void Evaluate_Wrong_OneSentence(string expected, params string[] arguments)
    {
        var (code, error) = Evaluate([.. arguments.Select(a => a == "SET" ? Features(1) : a)]);

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain(expected);
        error.TrimEnd().Split('\n').Length.ShouldBe(1);
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
