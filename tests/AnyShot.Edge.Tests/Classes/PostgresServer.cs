using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>The system's PostgreSQL on loopback, with a folder and a port of its own. Where it is not installed, tests skip.</summary>
public sealed class PostgresServer : IDisposable
{
    public const string User = "anyshot";
    public const string Password = "plant-secret";
    private static readonly string? s_binaries = FindBinaries();
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-postgres-").FullName;
    private readonly bool _isRunning;

    public PostgresServer()
    {
        if (s_binaries is null)
        {
            return;
        }

        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var passwords = Path.Combine(_folder, "password");
        File.WriteAllText(passwords, Password + "\n");
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL does not run as root.
            Run("chown", "-R", "nobody", _folder);
        }

        RunAsServer("initdb", "-D", Data, "-U", User, "--auth=scram-sha-256", $"--pwfile={passwords}", "-E", "UTF8", "--no-sync", "--locale=C");
        Start();
        _isRunning = true;
    }

    public int Port { get; }

    public string Connection => $"Host=127.0.0.1;Port={Port};Database=postgres;Username={User}";

    private string Data => Path.Combine(_folder, "data");

    public static void SkipIfAbsent() => Skip.If(s_binaries is null, "PostgreSQL is not installed.");

    /// <summary>Starts it and waits until it answers.</summary>
    public void Start() => RunAsServer("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-t", "60", "-o", $"-p {Port} -h 127.0.0.1 -k {_folder} -F", "start");

    /// <summary>Starts it anew with TLS, or without where no certificate is given.</summary>
    /// <param name="certificate">PEM file; its key lies beside it.</param>
    public void RestartWith(string? certificate)
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Kill();
        }

        var own = Path.Combine(Data, "postgresql.auto.conf");
        File.WriteAllText(own, certificate is null ? "" : "ssl = on\nssl_cert_file = 'server.pem'\nssl_key_file = 'server-key.pem'\n");
        if (certificate is not null)
        {
            File.Copy(certificate, Path.Combine(Data, "server.pem"), overwrite: true);
            OwnersFile.Write(Path.Combine(Data, "server-key.pem"), File.ReadAllBytes(PlantAuthority.KeyFileOf(certificate)));
        }

        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "-R", "nobody", Data);
        }

        Start();
    }

    /// <summary>Ends it at once, as a crash would: open connections break.</summary>
    public void Kill() => RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public void Dispose()
    {
        if (_isRunning && File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending().Select(version => Path.Combine(version, "bin")) : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static void RunAsServer(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(s_binaries!, program), .. arguments];
        if (Environment.IsPrivilegedProcess)
        {
            command = ["setpriv", "--reuid=nobody", "--clear-groups", .. command];
        }

        Run(command[0], command[1..]);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server inherits the handles, so its output must not be a pipe that somebody reads to the end.
        var errors = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$@\" > '{errors}' 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {File.ReadAllText(errors)}");
        }
        finally
        {
            File.Delete(errors);
        }
    }
}
