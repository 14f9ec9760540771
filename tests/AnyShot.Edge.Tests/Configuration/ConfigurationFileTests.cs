using System.Runtime.Versioning;
using System.Text;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Configuration;

[SupportedOSPlatform("linux")]
public sealed class ConfigurationFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-file-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "edge.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TryWrite_WhatWasRead_ReplacesItKeepsTheOneBeforeAndThePermissions()
    {
        File.WriteAllText(Path, "one");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var file = new ConfigurationFile(Path);

        file.TryWrite("two"u8.ToArray(), Digest("one")).ShouldBeTrue();

        File.ReadAllText(Path).ShouldBe("two");
        File.ReadAllText(Path + ".bak").ShouldBe("one");
        foreach (var written in new[] { Path, Path + ".bak" })
        {
            File.GetUnixFileMode(written).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, written);
        }

        Directory.GetFiles(_folder).Length.ShouldBe(2, "nothing else is left beside it");
    }

    [Fact]
    public void TryWrite_OfTwoWhoReadTheSame_TheSecondFinds()
    {
        File.WriteAllText(Path, "one");
        var file = new ConfigurationFile(Path);

        file.TryWrite("two"u8.ToArray(), Digest("one")).ShouldBeTrue();
        file.TryWrite("three"u8.ToArray(), Digest("one")).ShouldBeFalse();

        File.ReadAllText(Path).ShouldBe("two");
        File.ReadAllText(Path + ".bak").ShouldBe("one");
    }

    [Fact]
    public async Task TryWrite_BesideReaders_NobodySeesHalfAFile()
    {
        var contents = Enumerable.Range(0, 2).Select(i => new string((char)('a' + i), 200_000)).ToArray();
        File.WriteAllText(Path, contents[0]);
        var file = new ConfigurationFile(Path);
        var reading = Task.Run(() =>
        {
            for (var read = 0; read < 200; read++)
            {
                contents.ShouldContain(File.ReadAllText(Path));
            }
        });
        for (var i = 0; !reading.IsCompleted; i++)
        {
            file.TryWrite(Encoding.UTF8.GetBytes(contents[(i + 1) % 2]), Digest(contents[i % 2])).ShouldBeTrue();
        }

        await reading;
    }

    [Fact]
    public void TryWrite_OverALink_WritesWhatItLeadsTo()
    {
        var real = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(_folder, "real")).FullName, "a.json");
        File.WriteAllText(real, "one");
        File.CreateSymbolicLink(Path, real);

        new ConfigurationFile(Path).TryWrite("two"u8.ToArray(), Digest("one")).ShouldBeTrue();

        File.ReadAllText(real).ShouldBe("two");
        new FileInfo(Path).LinkTarget.ShouldBe(real);
    }

    /// <summary>A folder has the place of the copy: the write fails as on a full disk, before the file itself is touched.</summary>
    [Fact]
    public void TryWrite_Fails_LeavesTheFileAndSaysItInOneSentence()
    {
        File.WriteAllText(Path, "one");
        Directory.CreateDirectory(Path + ".bak");

        Should.Throw<IOException>(() => new ConfigurationFile(Path).TryWrite("two"u8.ToArray(), Digest("one"))).Message.ShouldStartWith($"{Path} cannot be written (");

        File.ReadAllText(Path).ShouldBe("one");
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(2, "what was written beside is gone");
    }

    /// <summary>The kernel's own files refuse even root.</summary>
    [Fact]
    public void Obstacle_FileThatMayNotBeWritten_IsOneSentence() =>
        new ConfigurationFile("/proc/version").Obstacle().ShouldMatch(@"^/proc/version cannot be written \(.+\): give the agent's user the file and its folder");

    [Fact]
    public void Obstacle_FileOfOurs_IsNone()
    {
        File.WriteAllText(Path, "one");

        new ConfigurationFile(Path).Obstacle().ShouldBeEmpty();
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    private static string Digest(string content) => ConfigurationFile.DigestOf(Encoding.UTF8.GetBytes(content));
}
