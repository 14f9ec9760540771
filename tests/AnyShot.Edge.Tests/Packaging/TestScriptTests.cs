namespace AnyShot.Edge.Tests.Packaging;

/// <summary>The closing line of <c>./anyshot test</c>.</summary>
public sealed class TestScriptTests : IDisposable
{
    private const string Results =
        """
        case "$2" in
          *Good*) echo '<TestRun><ResultSummary outcome="Completed"><Counters total="5" executed="4" passed="4" failed="0" error="0" /></ResultSummary></TestRun>' >"$SANDBOX/build/test-results/Good.trx" ;;
          *Bad*) echo '<TestRun><ResultSummary outcome="Failed"><Counters total="3" executed="3" passed="1" failed="2" error="0" /></ResultSummary></TestRun>' >"$SANDBOX/build/test-results/Bad.trx"; exit 1 ;;
          *Crash*) echo 'host crashed'; exit 1 ;;
          *Empty*) echo 'No test is available' ;;
        esac
        """;

    private readonly ScriptSandbox _sandbox = new();

    public TestScriptTests() => _sandbox.Program("dotnet", Results);

    [Fact]
    public void Test_AllGood_ClosesWithTheSumAndExitsZero()
    {
        Project("Good");
        Project("Empty");
        NodeSuite("# pass 7\n# fail 0\n# skipped 1\n");

        var result = _sandbox.Run("scripts/test.sh");

        ClosingLine(result).ShouldBe("11 passed, 0 failed, 2 skipped");
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Test_FailuresAndACrash_AreCountedAndNamed()
    {
        Project("Good");
        Project("Bad");
        Project("Crash");

        var result = _sandbox.Run("scripts/test.sh");

        ClosingLine(result).ShouldBe("5 passed, 3 failed, 1 skipped");
        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("failing: tests/Bad/Bad.csproj tests/Crash/Crash.csproj");
    }

    [Fact]
    public void Test_VitestOutput_IsRead()
    {
        Project("Good");
        NodeSuite(" Test Files  2 passed (2)\n      Tests  9 passed | 2 skipped (11)\n");

        ClosingLine(_sandbox.Run("scripts/test.sh")).ShouldBe("13 passed, 0 failed, 3 skipped");
    }

    [Fact]
    public void Test_NodeSuiteEndsBadlyWithoutCounts_IsOneFailure()
    {
        Project("Good");
        NodeSuite("Error: cannot find module\n", exitCode: 1);

        var result = _sandbox.Run("scripts/test.sh");

        ClosingLine(result).ShouldBe("4 passed, 1 failed, 1 skipped");
        result.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Test_NothingRan_ExitsNonZero()
    {
        Project("Empty");

        var result = _sandbox.Run("scripts/test.sh");

        ClosingLine(result).ShouldBe("0 passed, 0 failed");
        result.ExitCode.ShouldBe(1);
    }

    public void Dispose() => _sandbox.Dispose();

    private static string ClosingLine(ScriptResult result)
    {
        var lines = result.Output.TrimEnd('\n').Split('\n');
        lines.Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, "^[0-9]+ passed, [0-9]+ failed")).ShouldBe(1);
        return lines[^1];
    }

    private void Project(string name) => _sandbox.Write($"tests/{name}/{name}.csproj", "");

    private void NodeSuite(string output, int exitCode = 0)
    {
        _sandbox.Write("src/OpcUa/package.json", "{ \"scripts\": { \"test\": \"node --test\" } }");
        _sandbox.Write("node-output", output);
        _sandbox.Program("npm", $"cat \"$SANDBOX/node-output\"; exit {exitCode}");
    }
}
