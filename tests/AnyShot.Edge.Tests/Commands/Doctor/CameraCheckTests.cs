using AnyShot.Edge.Capture;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class CameraCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task RunAsync_VirtualLine_TellsItsSize()
    {
        var finding = await RunAsync("virtual:?seed=7&rate=0");

        finding.Level.ShouldBe(FindingLevel.Ok);
        finding.Sentence.ShouldMatch(@"\d+ x \d+ pixels\.$");
    }

    [Fact]
    public async Task RunAsync_FolderWithACorruptImage_WarnsAndNamesIt()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.png"), "not an image");
        using (var image = new Mat(8, 16, MatType.CV_8UC3, Scalar.All(9)))
        {
            Cv2.ImWrite(Path.Combine(_folder.FullName, "b.png"), image).ShouldBeTrue();
        }

        var finding = await RunAsync($"folder:{_folder.FullName}?rate=0");

        finding.Level.ShouldBe(FindingLevel.Warn);
        finding.Sentence.ShouldContain("a.png");
    }

    [Theory]
    [InlineData("file:missing.mp4", "missing.mp4")]
    [InlineData("folder:missing", "missing")]
    [InlineData("v4l2:/dev/video97", "/dev/video97")]
    [InlineData("carrier-pigeon:top", "carrier-pigeon:top")]
    public async Task RunAsync_NothingThere_FailsAndNamesTheAddress(string source, string words)
    {
        var finding = await RunAsync(source);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain(words);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Finding> RunAsync(string source) =>
        new CameraCheck(new CameraOptions { Name = "line", Source = source }, _folder.FullName, TimeProvider.System).RunAsync(CancellationToken.None);
}
