namespace AnyShot.Edge.Tests.Packaging;

public sealed class BuildScriptsTests : IDisposable
{
    private const string FakeCmake =
        "[ \"$1\" = --build ] && mkdir -p \"$SANDBOX/build/native\" && touch \"$SANDBOX/build/native/libanyshot_torch.so\" \"$SANDBOX/build/native/libanyshot_opencv.so\"; exit 0";

    private readonly ScriptSandbox _sandbox = new();

    public BuildScriptsTests()
    {
        _sandbox.Write("src/Native/a.cpp", "int a;");
        _sandbox.Program("cmake", FakeCmake);
    }

    private int CmakeCalls => _sandbox.Calls.Count(call => call.StartsWith("cmake"));

    [Fact]
    public void Native_SecondCall_BuildsNothing()
    {
        _sandbox.Run("scripts/native.sh").ExitCode.ShouldBe(0);
        CmakeCalls.ShouldBe(2);

        var second = _sandbox.Run("scripts/native.sh");

        second.Errors.ShouldBeEmpty();
        CmakeCalls.ShouldBe(2);
    }

    [Theory]
    [InlineData("src/Native/a.cpp", "int b;")]
    [InlineData("src/Native/new.cpp", "")]
    public void Native_SourceChangedOrAdded_BuildsAgain(string file, string text)
    {
        _sandbox.Run("scripts/native.sh");
        _sandbox.Write(file, text);

        _sandbox.Run("scripts/native.sh").ExitCode.ShouldBe(0);

        CmakeCalls.ShouldBe(4);
    }

    [Fact]
    public void Native_OutputRemoved_BuildsAgain()
    {
        _sandbox.Run("scripts/native.sh");
        File.Delete(_sandbox.Path("build/native/libanyshot_torch.so"));

        _sandbox.Run("scripts/native.sh");

        CmakeCalls.ShouldBe(4);
    }

    [Fact]
    public void Native_FailedBuild_LeavesNoStampAndShowsTheError()
    {
        _sandbox.Program("cmake", "[ \"$1\" = --build ] && echo 'a.cpp:1: error: expected ;' && exit 1; exit 0");

        var result = _sandbox.Run("scripts/native.sh");

        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain("a.cpp:1: error: expected ;");
        result.Messages[^1].ShouldContain("src/Native does not compile");
        File.Exists(_sandbox.Path("build/stamps/native")).ShouldBeFalse();
    }

    [Fact]
    public void Node_LockFileUnchanged_InstallsOnce()
    {
        _sandbox.Write("src/OpcUa/package.json", "{}");
        _sandbox.Write("src/OpcUa/package-lock.json", "{}");
        _sandbox.Program("npm", "mkdir -p \"$2/node_modules\"");

        _sandbox.Run("scripts/node.sh").ExitCode.ShouldBe(0);
        _sandbox.Run("scripts/node.sh").ExitCode.ShouldBe(0);
        _sandbox.Calls.Count(call => call.StartsWith("npm")).ShouldBe(1);

        _sandbox.Write("src/OpcUa/package-lock.json", "{ }");
        _sandbox.Run("scripts/node.sh").ExitCode.ShouldBe(0);
        _sandbox.Calls.Count(call => call.StartsWith("npm")).ShouldBe(2);
    }

    [Fact]
    public void Node_RegistryNotReached_SaysSoInOneSentence()
    {
        _sandbox.Write("src/OpcUa/package.json", "{}");
        _sandbox.Write("src/OpcUa/package-lock.json", "{}");
        _sandbox.Program("npm", "echo 'npm error code EAI_AGAIN'; exit 1");

        var result = _sandbox.Run("scripts/node.sh");

        result.ExitCode.ShouldBe(1);
        result.Messages[^1].ShouldContain("no npm registry can be reached");
    }

    [Fact]
    public void Dotnet_SdkTooOld_FailsWithOneSentence()
    {
        _sandbox.Write("src/a.cs", "");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "BannedSymbols.txt", ".editorconfig" })
        {
            _sandbox.Write(file, "");
        }

        _sandbox.Program("dotnet", "echo 8.0.100");

        var result = _sandbox.Run("scripts/dotnet.sh", "run");

        result.ExitCode.ShouldBe(1);
        result.Messages.ShouldHaveSingleItem().ShouldContain("the .NET 10 SDK is needed, but this is 8.0.100");
    }

    [Fact]
    public void Launcher_NoCommand_IsWrongUsage() => _sandbox.Run("anyshot").ExitCode.ShouldBe(2);

    [Fact]
    public void Launcher_Help_NeedsNoSetUp()
    {
        var result = _sandbox.Run("anyshot", "--help");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("usage: ./anyshot");
        _sandbox.Calls.ShouldBeEmpty();
    }

    public void Dispose() => _sandbox.Dispose();
}
