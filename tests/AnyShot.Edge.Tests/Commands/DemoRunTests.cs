using System.Globalization;
using AnyShot.Edge.Commands.Demo;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Tests.Hosting;

namespace AnyShot.Edge.Tests.Commands;

public sealed class DemoRunTests
{
    [Fact]
    public async Task RunAsync_AgentCannotStart_EndsWithItInsteadOfWaiting()
    {
        using var bench = new AgentBench(examples: "empty");
        Directory.CreateDirectory(Path.Combine(bench.Folder, "empty"));
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        var exitCode = await new DemoRun(ConfigurationReader.Read(bench.File), output).RunAsync(seconds: null, CancellationToken.None);

        exitCode.ShouldBe(ExitCodes.Usage);
        output.ToString().ShouldContain(Path.Combine(bench.Folder, "state", "logs"));
    }
}
