using System.CommandLine;
using AnyShot.Edge.Commands.Pretraining;
using AnyShot.Edge.Commands.Prompting;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Tests.Commands;

public sealed class PromptCommandTests
{
    [Theory]
    [InlineData("explain", "thin crack", "--backbone", "builtin:virtual-line")]
    [InlineData("table", "--backbone", "builtin:virtual-line")]
    public void ABackboneWithoutWordsIsNamed(params string[] arguments)
    {
        using var errors = new StringWriter();

        PromptCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Error = errors }).ShouldBe(ExitCodes.Usage);

        errors.ToString().ShouldContain("builtin:virtual-line knows images only");
    }

    [Fact]
    public void AFolderWithoutWordNetIsNamed()
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-").FullName;
        try
        {
            using var errors = new StringWriter();
            PretrainWordsCommand.Create().Parse(["--wordnet", folder, "--out", Path.Combine(folder, "words.bin")]).Invoke(new InvocationConfiguration { Error = errors }).ShouldBe(ExitCodes.Usage);

            errors.ToString().ShouldContain(Path.Combine(folder, "data.noun"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
