namespace AnyShot.Edge.Tests.Packaging;

public sealed class ShellCheckTests
{
    [SkippableFact]
    public void Scripts_ShellCheck_HasNothingToSay()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "scripts"), "*.sh");

        var result = Tool.Run("shellcheck", ["-x", "-P", "SCRIPTDIR", "anyshot", ".ci/run", .. scripts]);

        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
    }
}
