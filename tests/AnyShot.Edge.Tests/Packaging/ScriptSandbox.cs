using System.Diagnostics;

namespace AnyShot.Edge.Tests.Packaging;

/// <summary>
/// A throw-away repository that holds the launcher and its scripts, with programs of our own before the machine's on PATH.
/// Each of them appends its call to <see cref="Calls"/>.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();
    private readonly string _programs;

    public ScriptSandbox()
    {
        _programs = Directory.CreateDirectory(Path("programs")).FullName;
        Directory.CreateDirectory(Path("scripts"));
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFolder.Root, "scripts")).Append(System.IO.Path.Combine(RepositoryFolder.Root, "anyshot")))
        {
            File.Copy(file, Path(System.IO.Path.GetRelativePath(RepositoryFolder.Root, file)));
        }
    }

    /// <summary>The calls of programs, one a line: name and arguments.</summary>
    public string[] Calls => File.Exists(Path("calls")) ? File.ReadAllLines(Path("calls")) : [];

    public string Path(string relative) => System.IO.Path.Combine(_root.FullName, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllText(Path(relative), text);
    }

    /// <summary>Puts a program in front of the machine's.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">Lines of sh; $SANDBOX is the repository.</param>
    public void Program(string name, string body)
    {
        var file = System.IO.Path.Combine(_programs, name);
        // The launcher is copied first because a copy is executable too.
        File.Copy(Path("anyshot"), file, overwrite: true);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{name} $*\" >>\"$SANDBOX/calls\"\n{body}\n");
    }

    public ScriptResult Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path(script), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
        };
        start.Environment["PATH"] = $"{_programs}:/usr/bin:/bin";
        start.Environment["SANDBOX"] = _root.FullName;
        start.Environment.Remove("ANYSHOT_SKIP_APT");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ScriptResult(process.ExitCode, output, errors.Result);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
