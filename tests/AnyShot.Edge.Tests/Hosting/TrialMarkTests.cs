using System.Runtime.Versioning;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Tests.Hosting;

/// <summary>What the next start does with a configuration that was being tried when the agent ended; that it ends so is shown on a real one (Interop, ConfigurationKillTests).</summary>
[SupportedOSPlatform("linux")]
public sealed class TrialMarkTests : IDisposable
{
    private readonly AgentBench _bench = new();
    private readonly AgentRestart _restart = new();
    private readonly byte[] _before;
    private readonly byte[] _applied;

    public TrialMarkTests()
    {
        _before = File.ReadAllBytes(_bench.File);
        _applied = System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(_bench.File).Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal));
        File.SetUnixFileMode(_bench.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        new TrialMark(_bench.File).Write(new TriedConfiguration(ConfigurationFile.DigestOf(_applied), "ada of line 2", _before, DateTimeOffset.UnixEpoch));
    }

    private string Mark => _bench.File + ".trial";

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Start_FileHoldsWhatWasTried_TheOneBeforeIsBack()
    {
        File.WriteAllBytes(_bench.File, _applied);
        File.GetUnixFileMode(Mark).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, "who may not read the configuration may not read what was one");

        var configuration = AgentRounds.First(_bench.File, _restart);

        configuration.Options.Station.Name.ShouldBe("s1");
        configuration.Checksum.ShouldBe(ConfigurationReader.ChecksumOf(_before));
        File.ReadAllBytes(_bench.File).ShouldBe(_before);
        File.ReadAllBytes(_bench.File + ".bak").ShouldBe(_applied, "what was tried is not lost");
        File.Exists(Mark).ShouldBeFalse();
        (_restart.Outcome!.State, _restart.Outcome.By).ShouldBe((ConfigurationOutcomeState.TakenBack, "ada of line 2"));
        _restart.OnTrial.ShouldBeNull("the next one can be applied");
    }

    [Fact]
    public void Start_ThroughALink_TheFileBehindItIsBack()
    {
        File.WriteAllBytes(_bench.File, _applied);
        var link = Path.Combine(_bench.Folder, "link.json");
        File.CreateSymbolicLink(link, _bench.File);

        AgentRounds.First(link, _restart).Options.Station.Name.ShouldBe("s1");
        File.ReadAllBytes(_bench.File).ShouldBe(_before);
        File.Exists(Mark).ShouldBeFalse();
    }

    [Fact]
    public void Start_NothingWasWrittenYet_TheFileCounts()
    {
        AgentRounds.First(_bench.File, _restart).Options.Station.Name.ShouldBe("s1");
        File.ReadAllBytes(_bench.File).ShouldBe(_before);
        File.Exists(Mark).ShouldBeFalse();
        _restart.Outcome.ShouldBeNull();
    }

    [Fact]
    public void Start_FileWasChangedByHandSince_TheFileCounts()
    {
        File.WriteAllText(_bench.File, File.ReadAllText(_bench.File).Replace("\"s1\"", "\"s3\"", StringComparison.Ordinal));
        AgentRounds.First(_bench.File, _restart).Options.Station.Name.ShouldBe("s3");
        File.Exists(Mark).ShouldBeFalse();
        _restart.Outcome.ShouldBeNull();
    }
}
