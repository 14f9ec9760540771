using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>What the agent tells systemd over a real datagram socket when a configuration is applied: a reload as sd_notify(3) has it, and no stop.</summary>
public sealed class SystemdTests
{
    private const string Watchdog = "30000000";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Configuration_Applied_IsToldAsAReload_AndAStopWhileItIsTriedAsAStop()
    {
        using var station = new Station();
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        var path = Path.Combine(station.Folder, "notify");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        var told = new ConcurrentQueue<(string Text, long At)>();
        var receiving = ReceiveAsync(socket, told);

        // systemd names the process that it starts; exec keeps its number.
        await using var agent = ChildProcess.Start(
            "sh", "-c", $"export NOTIFY_SOCKET='{path}' WATCHDOG_USEC={Watchdog} WATCHDOG_PID=$$ SYSTEMD_EXEC_PID=$$; exec dotnet '{Repository.Agent}' run --config '{station.Configuration}'");
        IEnumerable<(string Text, long At)> States() => told.Where(message => message.Text != "WATCHDOG=1");
        await agent.WaitForAsync(() => States().Any(message => message.Text.StartsWith("READY=1", StringComparison.Ordinal)), "READY=1", Deadline);
        await agent.WaitForAsync(() => told.Any(message => message.Text == "WATCHDOG=1"), "WATCHDOG=1", Deadline);

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{station.PagePort}") };
        var present = await http.GetFromJsonAsync<JsonElement>("/api/configuration");
        var text = present.GetProperty("text").GetString()!.Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal);
        var before = Now();
        using (var answer = await http.PostAsJsonAsync("/api/control/configuration/apply", new { text, expected = present.GetProperty("digest").GetString(), why = "another name" }))
        {
            answer.EnsureSuccessStatusCode();
        }

        await agent.WaitForAsync(() => States().Count() >= 3, "RELOADING=1 and READY=1", Deadline);
        (await agent.TerminateAsync(TimeSpan.FromSeconds(60))).ShouldBe(0, agent.Output);
        await agent.WaitForAsync(() => States().Count() >= 4, "STOPPING=1");

        var states = States().ToArray();
        states.Select(message => message.Text.Split('\n')[0]).ShouldBe(["READY=1", "RELOADING=1", "READY=1", "STOPPING=1"], agent.Output);
        var reloading = states[1].Text.Split('\n').Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        reloading.Keys.ShouldBe(["RELOADING", "MONOTONIC_USEC", "WATCHDOG_USEC"]);
        long.Parse(reloading["MONOTONIC_USEC"], CultureInfo.InvariantCulture).ShouldBeInRange(before, states[1].At, "when the reload begins, by CLOCK_MONOTONIC");
        long.Parse(reloading["WATCHDOG_USEC"], CultureInfo.InvariantCulture).ShouldBeGreaterThan(long.Parse(Watchdog, CultureInfo.InvariantCulture), "nothing feeds the watchdog while the agent starts");
        states[2].Text.Split('\n').ShouldBe(["READY=1", $"WATCHDOG_USEC={Watchdog}"], "the time of the unit holds again");

        socket.Close();
        await receiving;
    }

    /// <summary>CLOCK_MONOTONIC in microseconds.</summary>
    private static long Now() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    private static async Task ReceiveAsync(Socket socket, ConcurrentQueue<(string Text, long At)> told)
    {
        var bytes = new byte[4096];
        try
        {
            while (true)
            {
                var length = await socket.ReceiveAsync(bytes, SocketFlags.None);
                told.Enqueue((Encoding.UTF8.GetString(bytes, 0, length), Now()));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
