using System.CommandLine;
using System.Xml.Linq;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Training;
using AnyShot.Edge.Hosting;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands.Evaluating;

/// <summary>The real commands from unlabelled pictures to a table, on noise with a dark, middle or bright patch.</summary>
public sealed class EvaluateLabelsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-labels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TrainThenEvaluate_SmallPictures_WritesTablePictureAndResults()
    {
        Draw("data/train", 24, seed: 1);
        Draw("data/test", 10, seed: 2);
        var trained = TrainCommand.Create().Parse(["generative", At("data/train"), "--model", "vae", "--channels", "1", "--size", "16", "--width", "4", "--code", "2", "--epochs", "2", "--out", At("vae")]).Invoke();
        string[] arguments = ["labels", At("data"), "--compare", $"pixels,{At("vae")}", "--labels", "1,4", "--seeds", "2", "--heads", "ridge", "--out", At("sweep")];

        var (code, output, error) = Run(arguments);
        var results = File.ReadAllText(At("sweep/results.csv"));
        var (again, _, _) = Run(arguments);

        trained.ShouldBe(ExitCodes.Success);
        error.ShouldBeEmpty();
        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("| 4 | ");
        output.ShouldContain("on 30 test pictures");
        // Two sources, one of them with three layer sets of one and of sixteen cells; two numbers of labels, two draws.
        File.ReadAllLines(At("sweep/results.csv")).Length.ShouldBe(1 + (7 * 2 * 2));
        XDocument.Load(At("sweep/labels.svg")).Root!.Name.LocalName.ShouldBe("svg");
        again.ShouldBe(ExitCodes.Success);
        File.ReadAllText(At("sweep/results.csv")).ShouldBe(results);
    }

    [Fact]
    public void Evaluate_OtherDataInTheSameFolder_IsRefused()
    {
        Draw("one", 12, seed: 1);
        Draw("two", 12, seed: 2);
        Run("labels", At("one"), "--compare", "pixels", "--labels", "2", "--seeds", "1", "--heads", "ridge", "--out", At("sweep")).Code.ShouldBe(ExitCodes.Success);

        var (code, _, error) = Run("labels", At("two"), "--compare", "pixels", "--labels", "2", "--seeds", "1", "--heads", "ridge", "--out", At("sweep"));

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain("take another folder");
    }

    [Theory]
    [InlineData("--compare", "nowhere", "There is no model card")]
    [InlineData("--heads", "tree", "Unknown head \"tree\"")]
    public void Evaluate_WrongValue_IsOneSentence(string option, string value, string sentence)
    {
        Draw("data", 12, seed: 1);
        string[] rest = option == "--compare" ? [] : ["--compare", "pixels"];

        var (code, _, error) = Run(["labels", At("data"), "--labels", "2", "--out", At("sweep"), option, value, .. rest]);

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain(sentence);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = EvaluateCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Draw(string folder, int each, int seed)
    {
        var random = new Random(seed);
        foreach (var (name, value) in new[] { ("bright", 230), ("dark", 20), ("middle", 120) })
        {
            Directory.CreateDirectory(At($"{folder}/{name}"));
            for (var i = 0; i < each; i++)
            {
                using var image = new Mat(16, 16, MatType.CV_8UC1);
                var pixels = new byte[256];
                random.NextBytes(pixels);
                for (var y = 4; y < 12; y++)
                {
                    pixels.AsSpan((y * 16) + 4, 8).Fill((byte)value);
                }

                pixels.CopyTo(image.AsSpan<byte>());
                Cv2.ImWrite(At($"{folder}/{name}/{i}.png"), image);
            }
        }
    }
}
