using System.Runtime.InteropServices;
using AnyShot.Edge.Commands.Training;
using AnyShot.Edge.Hosting;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands;

public sealed class TrainAnyShotCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-").FullName;

    [Fact]
    public void Train_TinyDataSet_WritesTheModelFolder()
    {
        WriteImages();

        Run(Arguments("--epochs-rotation", "1", "--epochs-mixup", "1", "--batch", "8", "--compat", "B12")).ShouldBe(ExitCodes.Success);

        Directory.GetFiles(Path.Combine(_folder, "model")).Select(Path.GetFileName)
            .ShouldBe(["card.json", "curve.svg", "log.csv", "model.weights", "split.json"], ignoreOrder: true);
    }

    [Fact]
    public async Task Train_Cancelled_WritesACheckpointAndSaysThatItFailed()
    {
        WriteImages();
        using var stop = new CancellationTokenSource();

        // Returns at once: an action that trained before it gave its task back could not be reached by a signal.
        var running = TrainCommand.Create().Parse([.. Arguments("--epochs-rotation", "10000").Skip(1)]).InvokeAsync(cancellationToken: stop.Token);
        await stop.CancelAsync();

        (await running).ShouldBe(ExitCodes.Fault);
        File.Exists(Path.Combine(_folder, "model", "checkpoint", "state.json")).ShouldBeTrue();
    }

    [Fact]
    public void Train_NoDataFolder_EndsWithTwo() => Run(Arguments()).ShouldBe(ExitCodes.Usage);

    [Theory]
    [InlineData("--backbone", "resnet50")]
    [InlineData("--augment", "some")]
    [InlineData("--compat", "B1")]
    [InlineData("--size", "4")]
    [InlineData("--lr", "0")]
    [InlineData("--split", "/nowhere/split.json")]
    public void Train_WrongValue_EndsWithTwo(params string[] arguments)
    {
        WriteImages();
        Run(Arguments(arguments)).ShouldBe(ExitCodes.Usage);
    }

    private string[] Arguments(params string[] more) =>
        ["train", "any-shot", Path.Combine(_folder, "images"), "--out", Path.Combine(_folder, "model"), "--way", "2", .. more.Contains("--size") ? [] : (string[])["--size", "16"], .. more];

    private void WriteImages()
    {
        var pixels = new byte[3 * 16 * 16];
        using var image = new Mat(16, 16, MatType.CV_8UC3);
        foreach (var (label, number) in Enumerable.Range(0, 8).SelectMany(label => Enumerable.Range(0, 4).Select(number => (label, number))))
        {
            Array.Fill(pixels, (byte)((label * 25) + number));
            Marshal.Copy(pixels, 0, image.Data, pixels.Length);
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "images", $"class-{label}")).FullName;
            Cv2.ImWrite(Path.Combine(folder, $"{number}.png"), image);
        }
    }

    private static int Run(string[] arguments) => (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [arguments])!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
