using AnyShot.Edge.Hosting;
using AnyShot.Edge.Tests.Hosting;

namespace AnyShot.Edge.Tests.Commands;

public sealed class ProgramTests : IDisposable
{
    private readonly AgentBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData]
    [InlineData("fly")]
    [InlineData("run")]
    [InlineData("run", "--config", "/nowhere/edge.json")]
    [InlineData("run", "--config", "")]
    [InlineData("run", "--konfig", "x.json")]
    [InlineData("config", "check", "/nowhere/edge.json")]
    [InlineData("demo", "--seconds", "0")]
    [InlineData("train", "virtual-line")]
    [InlineData("evaluate")]
    [InlineData("evaluate", "/nowhere")]
    public void Main_WrongUsage_EndsWithTwo(params string[] arguments) => Run(arguments).ShouldBe(ExitCodes.Usage);

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("evaluate", "--help")]
    public void Main_Help_EndsWithZero(params string[] arguments) => Run(arguments).ShouldBe(ExitCodes.Success);

    [Fact]
    public void ConfigCheck_SoundFile_EndsWithZero() => Run("config", "check", _bench.File).ShouldBe(ExitCodes.Success);

    [Fact]
    public void Run_StateDirectoryCannotBeMade_EndsWithTwo()
    {
        File.WriteAllText(Path.Combine(_bench.Folder, "state"), "");

        Run("run", "--config", _bench.File).ShouldBe(ExitCodes.Usage);
    }

    private static int Run(params string[] arguments) => (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [arguments])!;
}
