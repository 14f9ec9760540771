using System.CommandLine;
using AnyShot.Edge.Commands;
using AnyShot.Edge.Commands.Training;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Tests.Collecting;

namespace AnyShot.Edge.Tests.Commands;

/// <summary>Collects images and trains on the manifest, by the commands.</summary>
public sealed class TwoStageCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-two-stage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void CollectAndTrain_TinyData_WritesTheModelFolder()
    {
        Write("pictures", 8);
        Write("parts", 4);

        var (code, output, _) = Collect("--source", $"folder:{At("pictures")}", "--out", At("coarse"));
        code.ShouldBe(ExitCodes.Success);
        output.ShouldContain("a: 8 images");
        Train("--coarse", At("coarse/manifest.json"), "--target", At("parts"), "--images", "2", "--epochs-coarse", "1,1", "--epochs-refined", "1,1", "--folds", "2", "--size", "32").ShouldBe(ExitCodes.Success);

        Directory.GetFiles(At("model")).Select(Path.GetFileName)
            .ShouldBe(["card.json", "confusion.csv", "curve.svg", "head.npz", "log.csv", "model.weights", "split.csv"], ignoreOrder: true);
        File.Exists(At("model/coarse/head.npz")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--network", "resnet18")]
    [InlineData("--epochs-coarse", "5")]
    [InlineData("--lr-refined", "0,1")]
    [InlineData("--compat", "O2")]
    [InlineData("--ablations", "1")]
    [InlineData("--weights", "/nowhere/vgg.safetensors")]
    [InlineData("--unfreeze", "half")]
    [InlineData("--generated", "/nowhere/samples")]
    [InlineData("--generated-weight", "0")]
    public void Train_WrongValue_EndsWithTwo(string option, string value)
    {
        Write("parts", 4);

        Train("--target", At("parts"), option, value).ShouldBe(ExitCodes.Usage);
    }

    [Theory]
    [InlineData("limit", "--limit", "0", "--limit is 0; it must be 1 to 100000.")]
    [InlineData("aspect", "--largest-aspect", "0.5", "--largest-aspect is 0.5; it must be 1 to 1000.")]
    [InlineData("weights", "--weights", "/nowhere/weights.csv", "/nowhere/weights.csv")]
    public void Collect_WrongValue_IsOneSentence(string _, string option, string value, string sentence)
    {
        Write("pictures", 1);

        var (code, _, error) = Collect("--source", $"folder:{At("pictures")}", "--out", At("out"), option, value);

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain(sentence);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, int count)
    {
        foreach (var (label, c) in new[] { "a", "b" }.Select((label, c) => (label, c)))
        {
            Directory.CreateDirectory(At($"{name}/{label}"));
            for (var i = 0; i < count; i++)
            {
                File.WriteAllBytes(At($"{name}/{label}/{i}.png"), Pictures.Png((name.Length * 1000) + (100 * c) + i));
            }
        }
    }

    private int Train(params string[] arguments) => TrainCommand.Create().Parse(["two-stage", "--out", At("model"), "--threads", "1", .. arguments]).Invoke();

    private static (int Code, string Output, string Error) Collect(params string[] arguments)
    {
        using var error = new StringWriter();
        using var output = new StringWriter();
        var code = CollectCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Error = error, Output = output });
        return (code, output.ToString(), error.ToString());
    }
}
