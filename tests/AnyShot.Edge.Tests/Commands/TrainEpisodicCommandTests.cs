using System.Runtime.InteropServices;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Prompts;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands;

public sealed class TrainEpisodicCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-").FullName;

    [Fact]
    public void Train_TinyDataSet_WritesTheModelFolderThatEvaluateTakes()
    {
        WriteImages();

        Run(Arguments("--from-shots", "2", "--metric", "cosine", "--schedule", "cosine", "--optimiser", "sgd", "--sampler", "root", "--augment", "none")).ShouldBe(ExitCodes.Success);

        Directory.GetFiles(Model).Select(Path.GetFileName).ShouldBe(["card.json", "curve.svg", "log.csv", "model.weights", "split.json"], ignoreOrder: true);
        Run("evaluate", Images, "--backbone", $"model:{Model}", "--way", "2", "--shots", "1", "--queries", "2", "--runs", "5", "--regime", "balanced", "--learner", "nearest-centroid", "--cache", _folder)
            .ShouldBe(ExitCodes.Success);
    }

    [Fact]
    public void Train_WithAttributes_EvaluateTakesClassMeansOfThem()
    {
        WriteImages();
        var semantics = Path.Combine(_folder, "attributes.csv");
        File.WriteAllLines(semantics, ["class,bright,odd", .. Enumerable.Range(0, 8).Select(label => $"class-{label},{label},{label % 2}")]);
        Run(Arguments("--semantics", semantics)).ShouldBe(ExitCodes.Success);
        var result = Path.Combine(_folder, "result.json");

        Run("evaluate", Images, "--backbone", $"model:{Model}", "--semantics", semantics, "--way", "2", "--shots", "0,1", "--queries", "2", "--runs", "5", "--regime", "balanced", "--learner", "text,fused",
            "--cache", _folder, "--json", result).ShouldBe(ExitCodes.Success);

        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(result));
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("learner").GetString(), row.GetProperty("shots").GetInt32(), row.GetProperty("accuracy").GetDouble())).ToArray();
        rows.Select(row => (row.Item1, row.Item2)).ShouldBe([("text", 0), ("fused", 0), ("text", 1), ("fused", 1)]);
        // Without a shot both are the class vectors alone.
        rows[0].Item3.ShouldBe(rows[1].Item3);
        File.WriteAllLines(semantics, ["class,bright", .. Enumerable.Range(0, 8).Select(label => $"class-{label},{label}")]);
        Run("evaluate", Images, "--backbone", $"model:{Model}", "--semantics", semantics, "--way", "2", "--shots", "0", "--learner", "text", "--cache", _folder).ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void Train_WithPrompts_EvaluateReadsThemWithTheSameTextHalf()
    {
        WriteImages();
        var prompts = Path.Combine(_folder, "prompts.json");
        File.WriteAllText(prompts, "{" + string.Join(',', Enumerable.Range(0, 8).Select(label => $"\"class-{label}\": \"{(label < 4 ? "dark" : "bright")} {(label % 2 == 0 ? "spot" : "line")}\"")) + "}");
        Run(Arguments("--prompts", prompts)).ShouldBe(ExitCodes.Success);
        var result = Path.Combine(_folder, "result.json");
        string[] evaluate =
        [
            "evaluate", Images, "--backbone", $"model:{Model}", "--prompts", prompts, "--way", "2", "--shots", "0,1", "--queries", "2", "--runs", "5", "--regime", "balanced", "--learner", "text,fused", "--cache", _folder, "--json", result,
        ];

        Run(evaluate).ShouldBe(ExitCodes.Success);

        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(result));
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        rows.Select(row => row.GetProperty("learner").GetString()).ShouldBe(["text", "fused", "text", "fused"]);
        rows.ShouldAllBe(row => row.GetProperty("prompts").GetString() == "prompts.json");
        rows[0].GetProperty("accuracy").GetDouble().ShouldBe(rows[1].GetProperty("accuracy").GetDouble());
        var card = Path.Combine(Model, "card.json");
        File.WriteAllText(card, File.ReadAllText(card).Replace(PromptVectors.Model, "builtin:anyshot-mini@000000000000", StringComparison.Ordinal));
        Run(evaluate).ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void Train_BehindTheModelThatShips_EvaluateTakesBoth()
    {
        WriteImages();
        string[] arguments = ["train", "episodic", Images, "--out", Model, "--backbone", "builtin:anyshot-mini", "--way", "2", "--queries", "2", "--episodes", "3", "--validation-episodes", "4", "--threads", "1", "--cache", _folder];

        Run(arguments).ShouldBe(ExitCodes.Success);
        Directory.GetFiles(Model).Select(Path.GetFileName).ShouldBe(["card.json", "curve.svg", "log.csv", "map.npz", "model.weights", "split.json"], ignoreOrder: true);
        Run("evaluate", Images, "--backbone", $"model:{Model}", "--way", "2", "--shots", "1", "--queries", "2", "--runs", "5", "--regime", "balanced", "--learner", "nearest-centroid", "--cache", _folder)
            .ShouldBe(ExitCodes.Success);
        Run([.. arguments, "--size", "64"]).ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void Train_StartFromItsOwnModel_GoesOn()
    {
        WriteImages();
        Run(Arguments()).ShouldBe(ExitCodes.Success);
        var next = Path.Combine(_folder, "next");

        Run("train", "episodic", Images, "--out", next, "--start", $"model:{Model}", "--way", "2", "--queries", "2", "--episodes", "2", "--validation-episodes", "4", "--threads", "1").ShouldBe(ExitCodes.Success);
        Run("train", "episodic", Images, "--out", next, "--start", $"model:{Model}", "--size", "32").ShouldBe(ExitCodes.Usage);
        Run("train", "episodic", Images, "--out", next, "--start", Model).ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void Adapt_WritesAModelThatEvaluateTakesAndRefusesToOverwriteItsSource()
    {
        WriteImages();
        Run(Arguments()).ShouldBe(ExitCodes.Success);
        var adapted = Path.Combine(_folder, "adapted");
        string[] adapt = ["train", "adapt", Model, "--target", Images, "--unlabelled", Images, "--source", Images, "--epochs", "1", "--episodes", "2", "--threads", "1", "--out"];

        Run([.. adapt, adapted]).ShouldBe(ExitCodes.Success);
        Run("evaluate", Images, "--backbone", $"model:{adapted}", "--learner", "nearest-centroid", "--regime", "balanced", "--way", "2", "--shots", "1", "--queries", "2", "--runs", "4").ShouldBe(ExitCodes.Success);
        Run([.. adapt, Model]).ShouldBe(ExitCodes.Usage);
        Run([.. adapt, adapted, "--augment", "much"]).ShouldBe(ExitCodes.Usage);
    }

    [Theory]
    [InlineData("--backbone", "resnet50")]
    [InlineData("--metric", "manhattan")]
    [InlineData("--optimiser", "newton")]
    [InlineData("--schedule", "never")]
    [InlineData("--sampler", "random")]
    [InlineData("--train-way", "1")]
    [InlineData("--train-shots", "101")]
    [InlineData("--lr", "0")]
    [InlineData("--split", "/nowhere/split.json")]
    public void Train_WrongValue_EndsWithTwo(params string[] arguments)
    {
        WriteImages();
        Run(Arguments(arguments)).ShouldBe(ExitCodes.Usage);
    }

    private string Images => Path.Combine(_folder, "images");

    private string Model => Path.Combine(_folder, "model");

    private string[] Arguments(params string[] more) =>
    [
        "train", "episodic", Images, "--out", Model, "--size", "16", "--way", "2", "--queries", "2", "--episodes", "3", "--validate-every", "2", "--validation-episodes", "4", "--threads", "1", .. more,
    ];

    private void WriteImages()
    {
        var pixels = new byte[3 * 16 * 16];
        using var image = new Mat(16, 16, MatType.CV_8UC3);
        foreach (var (label, number) in Enumerable.Range(0, 8).SelectMany(label => Enumerable.Range(0, 4).Select(number => (label, number))))
        {
            Array.Fill(pixels, (byte)((label * 25) + number));
            Marshal.Copy(pixels, 0, image.Data, pixels.Length);
            var folder = Directory.CreateDirectory(Path.Combine(Images, $"class-{label}")).FullName;
            Cv2.ImWrite(Path.Combine(folder, $"{number}.png"), image);
        }
    }

    private static int Run(params string[] arguments) => (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [arguments])!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
