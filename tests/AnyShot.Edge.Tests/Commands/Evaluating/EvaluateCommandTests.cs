using System.CommandLine;
using System.Text.Json;
using System.Xml.Linq;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Tests.Commands.Evaluating;

/// <summary>The real command on a feature file of known truth.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-evaluate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Evaluate_FeatureFile_WritesJsonCsvAndPictures()
    {
        var features = Features(new SyntheticFeatureOptions { Sigma = 0.6f });

        Run("--features", features, "--shots", "1,5", "--runs", "20", "--regime", "balanced,stream", "--block", "15", "--learner", "nearest-centroid,prototype", "--seed", "7",
            "--json", At("r.json"), "--csv", At("r.csv"), "--plots", At("plots")).ShouldBe(ExitCodes.Success);

        var rows = Rows(At("r.json"));
        rows.Length.ShouldBe(8);
        var row = rows[0];
        row.GetProperty("dataset").GetString().ShouldBe("synthetic");
        row.GetProperty("learner").GetString().ShouldBe("nearest-centroid");
        row.GetProperty("way").GetInt32().ShouldBe(5);
        row.GetProperty("shots").GetInt32().ShouldBe(1);
        row.GetProperty("queries").GetInt32().ShouldBe(15);
        row.GetProperty("regime").GetString().ShouldBe("balanced");
        row.GetProperty("transport").GetString().ShouldBe("none");
        row.GetProperty("runs").GetInt32().ShouldBe(20);
        row.GetProperty("seed").GetUInt64().ShouldBe(7UL);
        row.GetProperty("accuracy").GetDouble().ShouldBeInRange(0.5, 1);
        row.GetProperty("halfWidth").GetDouble().ShouldBeInRange(1e-4, 0.2);
        row.GetProperty("splitHash").GetString()!.Length.ShouldBe(12);
        row.GetProperty("synthetic").GetInt32().ShouldBe(0);
        row.GetProperty("compat").GetArrayLength().ShouldBe(0);
        row.GetProperty("perClass").EnumerateObject().Count().ShouldBe(5);
        var counts = row.GetProperty("confusion").GetProperty("counts").EnumerateArray().Select(line => line.EnumerateArray().Sum(n => n.GetInt64())).ToArray();
        counts.Sum().ShouldBe(20 * 75);
        rows.Single(r => r.GetProperty("regime").GetString() == "stream" && r.GetProperty("shots").GetInt32() == 5 && r.GetProperty("learner").GetString() == "prototype")
            .GetProperty("stream").GetProperty("changed").GetDouble().ShouldBe(0);

        File.ReadAllLines(At("r.csv")).Length.ShouldBe(9);
        XDocument.Load(At("plots/accuracy-balanced.svg")).Root!.Name.LocalName.ShouldBe("svg");
        Directory.GetFiles(At("plots")).Length.ShouldBe(2 + 8);
    }

    [Fact]
    public void Evaluate_GraphSpaceEmbed_ComparesInTheGeneratorsEmbedding()
    {
        var features = Features(new SyntheticFeatureOptions { Sigma = 1.5f });
        Run("--features", features, "--shots", "1", "--runs", "20", "--regime", "balanced", "--learner", "any-shot", "--transport", "oracle",
            "--save-generator", At("g.bin"), "--json", At("raw.json")).ShouldBe(ExitCodes.Success);
        Run("--features", features, "--shots", "1", "--runs", "20", "--regime", "balanced", "--learner", "any-shot", "--transport", "oracle",
            "--generator", At("g.bin"), "--graph-space", "embed", "--json", At("embed.json")).ShouldBe(ExitCodes.Success);

        var (raw, embedded) = (Rows(At("raw.json"))[0].GetProperty("accuracy").GetDouble(), Rows(At("embed.json"))[0].GetProperty("accuracy").GetDouble());
        embedded.ShouldBeGreaterThan(0.4);
        embedded.ShouldNotBe(raw);
        var (code, error) = RunWithErrors("--features", features, "--shots", "1", "--synthetic", "0", "--learner", "any-shot", "--graph-space", "embed");
        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain("--graph-space embed needs a feature generator");
    }

    [Fact]
    public void Evaluate_AllMetrics_AreWritten()
    {
        var features = Features(new SyntheticFeatureOptions { Sigma = 0.9f, Classes = 40, PerClass = 30 });

        Run("--features", features, "--way", "6", "--shots", "5", "--runs", "50", "--regime", "balanced", "--learner", "nearest-centroid", "--all-metrics", "--json", At("r.json"), "--csv", At("r.csv")).ShouldBe(ExitCodes.Success);

        var row = Rows(At("r.json"))[0];
        var metrics = row.GetProperty("metrics");
        double Of(string name) => metrics.GetProperty(name).GetDouble();
        row.GetProperty("chance").GetDouble().ShouldBe(1.0 / 6, 1e-12);
        Of("macroF1").ShouldBe(row.GetProperty("balancedAccuracy").GetDouble(), 0.05);
        Of("top5").ShouldBeInRange(row.GetProperty("accuracy").GetDouble(), 1);
        Of("loss").ShouldBeInRange(0.01, Math.Log(6));
        Of("ratio").ShouldBe(Of("intra") / Of("inter"), 1e-9);
        Of("unitRatio").ShouldBeInRange(0.1, 3);
        Of("fisher").ShouldBeGreaterThan(0);
        Of("silhouette").ShouldBeInRange(-1, 1);
        row.GetProperty("confidence").GetProperty("eceScaled").GetDouble().ShouldBeInRange(0, 0.5);
        row.GetProperty("confidence").GetProperty("openSetAuroc").GetDouble().ShouldBeInRange(0.5, 1);
        var csv = File.ReadAllLines(At("r.csv")).Select(line => line.Split(',')).ToArray();
        csv[1][Array.IndexOf(csv[0], "macroF1")].ShouldNotBeEmpty();
    }

    [Fact]
    public void Evaluate_ImageTwiceAndClassesAlike_SaysSo()
    {
        // Two novel classes of the same two features, one more that is 11 times as large.
        float[] values = [1, 0, 1, 0, 0.99f, 0.01f, 1, 0.02f, .. Enumerable.Range(0, 44).SelectMany(i => new[] { 0.01f * i, 1 })];
        int[] labels = [0, 0, 1, 1, .. Enumerable.Repeat(2, 44)];
        FeatureFile.Write(At("f.npz"), new FeatureSet("twice", "none", values, 2, labels, ["a", "b", "c"], [ClassSplit.Novel, ClassSplit.Novel, ClassSplit.Novel]));

        Run("--features", At("f.npz"), "--way", "2", "--shots", "1", "--queries", "1", "--runs", "5", "--regime", "balanced", "--learner", "nearest-centroid", "--json", At("r.json")).ShouldBe(ExitCodes.Success);

        using var document = JsonDocument.Parse(File.ReadAllText(At("r.json")));
        var notes = document.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!).ToArray();
        notes.ShouldContain(note => note.EndsWith("an example that counts twice is still one.", StringComparison.Ordinal));
        notes.ShouldContain(note => note.Contains("have nearly the same mean (cosine 1.000)", StringComparison.Ordinal));
        notes.ShouldContain(note => note.Contains("more than 10 times fewer", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_Confidence_FittedOnValClassesAndWritten()
    {
        var features = Features(new SyntheticFeatureOptions { Sigma = 0.9f, Classes = 40, PerClass = 30 });

        Run("--features", features, "--shots", "5", "--runs", "50", "--regime", "balanced", "--learner", "nearest-centroid", "--confidence", "500", "--error-bound", "0.1",
            "--json", At("r.json"), "--csv", At("r.csv"), "--plots", At("plots")).ShouldBe(ExitCodes.Success);

        var confidence = Rows(At("r.json"))[0].GetProperty("confidence");
        confidence.GetProperty("episodes").GetInt32().ShouldBe(500);
        confidence.GetProperty("way").GetInt32().ShouldBe(5);
        confidence.GetProperty("errorBound").GetDouble().ShouldBe(0.1);
        confidence.GetProperty("eceScaled").GetDouble().ShouldBeLessThan(Rows(At("r.json"))[0].GetProperty("ece").GetDouble());
        confidence.GetProperty("heldOut").GetProperty("answeredShare").GetDouble().ShouldBeInRange(0.3, 1);
        confidence.GetProperty("heldOut").GetProperty("error").GetDouble().ShouldBeLessThanOrEqualTo(0.1);
        confidence.GetProperty("openSetAuroc").GetDouble().ShouldBeInRange(0.7, 1);
        File.ReadAllLines(At("r.csv"))[0].Split(',').ShouldContain("answeredShare");
        XDocument.Load(At("plots/reliability-nearest-centroid-none-balanced-5-shot.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public void Evaluate_SameSeed_SameRows_OtherSeed_Others()
    {
        var features = Features(new SyntheticFeatureOptions { Sigma = 1 });
        double Accuracy(string seed)
        {
            Run("--features", features, "--shots", "1", "--runs", "10", "--regime", "balanced", "--learner", "nearest-centroid", "--seed", seed, "--json", At("s.json")).ShouldBe(0);
            return Rows(At("s.json"))[0].GetProperty("accuracy").GetDouble();
        }

        Accuracy("1").ShouldBe(Accuracy("1"));
        Accuracy("1").ShouldNotBe(Accuracy("2"));
    }

    /// <summary>No shots at all: twice as good as guessing on classes that the generator has only been told of.</summary>
    [Fact]
    public void Evaluate_WithoutShots_TrainsAGeneratorThatCanBeUsedAgain()
    {
        var features = Features(new SyntheticFeatureOptions { Sigma = 0.3f, PerClass = 20, Size = 32, CodeSize = 8 });
        double Accuracy(params string[] generator)
        {
            Run(["--features", features, "--shots", "0", "--runs", "20", "--regime", "balanced", "--learner", "any-shot", "--transport", "oracle", "--json", At("r.json"), .. generator]).ShouldBe(0);
            Rows(At("r.json"))[0].GetProperty("synthetic").GetInt32().ShouldBe(20);
            return Rows(At("r.json"))[0].GetProperty("accuracy").GetDouble();
        }

        var trained = Accuracy("--save-generator", At("generator"));

        trained.ShouldBeGreaterThan(0.4);
        Accuracy("--generator", At("generator")).ShouldBe(trained);
        var (code, error) = RunWithErrors("--features", features, "--shots", "0", "--generator", At("generator"), "--split", Splits(20, c => c % 2 == 0 ? "novel" : "base"));
        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain("was trained on class \"class-0");
    }

    [Fact]
    public void Evaluate_SplitFile_DecidesClassesAndWays()
    {
        var features = Features(new SyntheticFeatureOptions { Classes = 6, PerClass = 20 });

        Run("--features", features, "--split", Splits(6, c => c < 3 ? "base" : "novel"), "--shots", "1", "--runs", "5", "--regime", "balanced", "--learner", "nearest-centroid", "--json", At("r.json")).ShouldBe(0);

        Rows(At("r.json"))[0].GetProperty("way").GetInt32().ShouldBe(3);
        Rows(At("r.json"))[0].GetProperty("perClass").EnumerateObject().Select(p => p.Name).ShouldBe(["class-003", "class-004", "class-005"]);
    }

    [Theory]
    [InlineData("evaluate needs either")]
    [InlineData("There is no folder /nowhere", "/nowhere")]
    [InlineData("There is no file /nowhere.npz", "--features", "/nowhere.npz")]
    [InlineData("--learner \"magic\" is unknown", "/nowhere", "--learner", "magic")]
    [InlineData("--regime \"even\" is unknown", "/nowhere", "--regime", "even")]
    [InlineData("--transport \"x\" is unknown", "/nowhere", "--transport", "x")]
    [InlineData("--compat \"B99\" is unknown", "/nowhere", "--compat", "B99")]
    [InlineData("--shots \"-1\" is unknown", "/nowhere", "--shots", "0,-1")]
    [InlineData("--runs is 1; it must be 2", "/nowhere", "--runs", "1")]
    [InlineData("--confidence is 5; it must be 20", "/nowhere", "--confidence", "5")]
    [InlineData("--error-bound is 1; it must lie", "/nowhere", "--confidence", "50", "--error-bound", "1")]
    public void Evaluate_Wrong_EndsWithTwoAndOneSentence(string expected, params string[] arguments)
    {
        var (code, error) = RunWithErrors(arguments);

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldStartWith(expected);
        error.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public void Evaluate_NoShotsAndNoSemantics_SaysWhatIsMissing()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions()).Set;
        FeatureFile.Write(At("plain.npz"), new FeatureSet("plain", "none", set.Features.ToArray(), set.Size, set.Labels, set.ClassNames, set.Splits));

        var (code, error) = RunWithErrors("--features", At("plain.npz"), "--shots", "0");

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldStartWith("--shots 0 needs words or semantic vectors");
    }

    [Fact]
    public async Task Evaluate_Cancelled_EndsWithOne()
    {
        using var stop = new CancellationTokenSource();
        using var error = new StringWriter();
        await stop.CancelAsync();

        var code = await EvaluateCommand.Create().Parse(["--features", Features(new SyntheticFeatureOptions()), "--shots", "1"])
            .InvokeAsync(new InvocationConfiguration { Error = error }, stop.Token);

        code.ShouldBe(ExitCodes.Fault);
        error.ToString().ShouldStartWith("Stopped.");
    }

    [Fact]
    public void Evaluate_DamagedFile_EndsWithTwo()
    {
        File.WriteAllBytes(At("x.npz"), [1, 2, 3]);

        var (code, error) = RunWithErrors("--features", At("x.npz"));

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldStartWith($"{At("x.npz")} is not a .npz file");
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Splits(int classes, Func<int, string> splitOf)
    {
        File.WriteAllText(At("split.json"), JsonSerializer.Serialize(Enumerable.Range(0, classes).ToDictionary(c => $"class-{c:D3}", splitOf)));
        return At("split.json");
    }

    private string Features(SyntheticFeatureOptions options)
    {
        FeatureFile.Write(At("set.npz"), SyntheticFeatures.Make(options).Set);
        return At("set.npz");
    }

    private static JsonElement[] Rows(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }

    private static int Run(params string[] arguments)
    {
        var (code, error) = RunWithErrors(arguments);
        error.ShouldBeEmpty();
        return code;
    }

    private static (int Code, string Error) RunWithErrors(params string[] arguments)
    {
        using var error = new StringWriter();
        using var output = new StringWriter();
        return (EvaluateCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Error = error, Output = output }), error.ToString());
    }
}
