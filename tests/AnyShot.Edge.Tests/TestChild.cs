using System.Diagnostics;
using AnyShot.Edge.Tests.History;
using AnyShot.Edge.Tests.Mqtt;
using AnyShot.Edge.Tests.OpcUa;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Sparkplug;

namespace AnyShot.Edge.Tests;

/// <summary>Entry point of the test assembly when a test starts it as a child process, to be killed.</summary>
internal static class TestChild
{
    /// <summary>Starts this assembly as a child; its standard output is redirected.</summary>
    public static Process Start(string shellPrefix, params ReadOnlySpan<string> arguments)
    {
        var info = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add($"{shellPrefix} exec \"$@\"");
        foreach (var argument in (string[])["sh", Environment.ProcessPath is { } p && Path.GetFileName(p) == "dotnet" ? p : "dotnet", typeof(TestChild).Assembly.Location])
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info)!;
    }

    private static int Main(string[] arguments) => arguments switch
    {
        ["outbox-append", var path] => OutboxChild.AppendForever(path),
        ["outbox-reserve", var path] => OutboxChild.ReserveUntilKilled(path),
        ["history-count", var folder] => HistoryChild.CountForever(folder),
        ["mqtt-station", var port, var folder] => MqttChild.RunStation(int.Parse(port), folder),
        ["sparkplug-station", var port, var folder] => SparkplugChild.RunStation(int.Parse(port), folder),
        ["local-broker", var port, var folder] => MqttChild.RunLocalBroker(int.Parse(port), folder),
        ["opcua-serve", var folder] => OpcUaChild.ServeUntilKilled(folder),
        _ => 2,
    };
}
