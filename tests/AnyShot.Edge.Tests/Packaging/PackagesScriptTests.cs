namespace AnyShot.Edge.Tests.Packaging;

public sealed class PackagesScriptTests : IDisposable
{
    private readonly ScriptSandbox _sandbox = new();

    public PackagesScriptTests()
    {
        _sandbox.Write("scripts/packages-run.txt", "# a comment\nlibone   # why\nlibtwo\n");
        _sandbox.Write("scripts/packages-build.txt", "compiler\n");
        _sandbox.Write("scripts/packages-test.txt", "browser\n");
        _sandbox.Program("dpkg-query", "cat \"$SANDBOX/installed\" 2>/dev/null");
        _sandbox.Program("id", "echo 0");
        _sandbox.Program("sudo", "exit 1");
    }

    [Fact]
    public void Packages_AllInstalled_CallsNothingAndSaysNothing()
    {
        _sandbox.Write("installed", "libone installed\nlibtwo installed\n");

        var result = _sandbox.Run("scripts/packages.sh", "run");

        result.ExitCode.ShouldBe(0);
        result.Errors.ShouldBeEmpty();
        _sandbox.Calls.ShouldNotContain(call => call.StartsWith("apt-get"));
    }

    [Fact]
    public void Packages_SomeMissing_UpdatesOnceAndInstallsExactlyThose()
    {
        _sandbox.Write("installed", "libone installed\nlibtwo config-files\n");
        _sandbox.Program("apt-get", "exit 0");

        var result = _sandbox.Run("scripts/packages.sh", "build");

        result.ExitCode.ShouldBe(0);
        result.Messages.ShouldBe(["anyshot: installing Debian packages: libtwo compiler"]);
        var calls = _sandbox.Calls.Where(call => call.StartsWith("apt-get")).ToList();
        calls.Count.ShouldBe(2);
        calls[0].ShouldEndWith(" update");
        calls[1].ShouldEndWith(" install --no-install-recommends libtwo compiler");
    }

    [Fact]
    public void Packages_DataSet_InstallsItAlone()
    {
        _sandbox.Write("scripts/packages-fashion-mnist.txt", "clothes\n");
        _sandbox.Program("apt-get", "exit 0");

        var result = _sandbox.Run("scripts/packages.sh", "fashion-mnist");

        result.ExitCode.ShouldBe(0);
        result.Messages.ShouldBe(["anyshot: installing Debian packages: clothes"]);
    }

    [Fact]
    public void Packages_NeitherRootNorSudo_FailsWithOneSentenceNamingTheCommand()
    {
        _sandbox.Program("id", "echo 1000");

        var result = _sandbox.Run("scripts/packages.sh", "run");

        result.ExitCode.ShouldBe(1);
        result.Messages.ShouldHaveSingleItem().ShouldContain("apt-get install --no-install-recommends libone libtwo");
    }

    [Fact]
    public void Packages_NotRootButSudo_InstallsThroughSudo()
    {
        _sandbox.Program("id", "echo 1000");
        _sandbox.Program("sudo", "shift; exec \"$@\"");
        _sandbox.Program("apt-get", "exit 0");

        _sandbox.Run("scripts/packages.sh", "run").ExitCode.ShouldBe(0);

        _sandbox.Calls.ShouldContain(call => call.StartsWith("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get") && call.EndsWith("libone libtwo"));
    }

    [Theory]
    [InlineData("E: Failed to fetch http://example.invalid/a.deb  Temporary failure resolving 'example.invalid'", "no Debian mirror can be reached")]
    [InlineData("E: Unable to locate package libtwo", "cannot install libtwo: this system has no such package")]
    [InlineData("E: You don't have enough free space in /var/cache/apt/archives/.", "You don't have enough free space")]
    public void Packages_AptFails_FailsWithOneSentenceSayingWhy(string error, string words)
    {
        _sandbox.Program("apt-get", $"case \"$*\" in *install*) echo \"{error}\" >&2; exit 100;; esac");

        var result = _sandbox.Run("scripts/packages.sh", "run");

        result.ExitCode.ShouldBe(1);
        result.Messages.Length.ShouldBe(2);
        result.Messages[1].ShouldContain(words);
    }

    [Fact]
    public void Packages_UnknownLevel_IsWrongUsage() => _sandbox.Run("scripts/packages.sh", "everything").ExitCode.ShouldBe(2);

    public void Dispose() => _sandbox.Dispose();
}
