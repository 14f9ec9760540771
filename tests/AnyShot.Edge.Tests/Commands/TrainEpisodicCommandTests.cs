using System.Runtime.InteropServices;
using AnyShot.Edge.Hosting;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands;

public sealed class TrainEpisodicCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-").FullName;

    [Fact]
    public void Train_TinyDataSet_WritesTheModelFolderThatEvaluateTakes()
    {
        WriteImages();

        Run(Arguments("--from-shots", "2", "--metric", "cosine", "--schedule", "cosine", "--sampler", "root", "--augment", "none")).ShouldBe(ExitCodes.Success);

        Directory.GetFiles(Model).Select(Path.GetFileName).ShouldBe(["card.json", "curve.svg", "log.csv", "model.weights", "split.json"], ignoreOrder: true);
        Run("evaluate", Images, "--backbone", $"model:{Model}", "--way", "2", "--shots", "1", "--queries", "2", "--runs", "5", "--regime", "balanced", "--learner", "nearest-centroid", "--cache", _folder)
            .ShouldBe(ExitCodes.Success);
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

    [Theory]
    [InlineData("--backbone", "resnet50")]
    [InlineData("--metric", "manhattan")]
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
