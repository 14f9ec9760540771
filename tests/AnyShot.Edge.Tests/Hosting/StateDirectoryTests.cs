using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Tests.Hosting;

public sealed class StateDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-state-");

    [Fact]
    public void Prepare_FolderMissing_CreatesItAndLeavesItEmpty()
    {
        StateDirectory.Prepare(Configuration("a/b"));

        Directory.Exists(Path.Combine(_folder.FullName, "a/b")).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder.FullName, "a/b")).ShouldBeEmpty();
    }

    [Fact]
    public void Prepare_FileInTheWay_NamesKeyAndFolder()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a"), "");

        var error = Should.Throw<ConfigurationException>(() => StateDirectory.Prepare(Configuration("a/b")));

        error.Message.ShouldContain("stateDirectory");
        error.Message.ShouldContain(Path.Combine(_folder.FullName, "a/b"));
    }

    [Fact]
    public void Prepare_FolderThatNobodyMayWrite_NamesKeyAndFolder()
    {
        // The kernel's own folder refuses even root.
        var error = Should.Throw<ConfigurationException>(() => StateDirectory.Prepare(Configuration("/proc/self")));

        error.Message.ShouldContain("stateDirectory");
        error.Message.ShouldContain("/proc/self");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private DeviceConfiguration Configuration(string stateDirectory) =>
        new(new AgentOptions { StateDirectory = stateDirectory }, Path.Combine(_folder.FullName, "device.json"), 0);
}
