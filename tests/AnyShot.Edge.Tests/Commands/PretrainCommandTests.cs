using AnyShot.Edge.Commands.Pretraining;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Tests.Commands;

public sealed class PretrainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-").FullName;

    [Fact]
    public void Pretrain_FewPictures_WritesAModelWithLogAndCurves()
    {
        Run("--pictures", "16", "--scenes", "4", "--sides", "32:1", "--pool", "8").ShouldBe(ExitCodes.Success);

        Directory.GetFiles(Model).Select(Path.GetFileName)
            .ShouldBe(["accuracy.svg", "card.json", "log.csv", "log.jsonl", "losses.svg", "model.weights", "text.weights", "vocabulary.txt"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("--sides", "64:much")]
    [InlineData("--pictures", "10")]
    [InlineData("--precision", "int8")]
    [InlineData("--watch", "/nowhere")]
    public void Pretrain_WrongValue_EndsWithTwo(params string[] arguments) => Run(arguments).ShouldBe(ExitCodes.Usage);

    [Fact]
    public void Preview_OfScenes_WritesPicturesAndCaptions()
    {
        var sheet = Path.Combine(_folder, "sheet.png");

        Parse("preview", "--out", sheet, "--rows", "2", "--columns", "2", "--side", "32").ShouldBe(ExitCodes.Success);

        new FileInfo(sheet).Length.ShouldBeGreaterThan(0);
        File.ReadAllText(Path.ChangeExtension(sheet, ".txt")).ShouldContain("Row 2");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Model => Path.Combine(_folder, "model");

    private int Run(params string[] arguments) => Parse([Model, .. arguments]);

    private static int Parse(params string[] arguments) => PretrainCommand.Create().Parse(arguments).Invoke();
}
