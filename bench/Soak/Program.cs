// Runs the demo for some minutes and shows whether its memory grows:
//   dotnet run -c Release --project bench/Soak -- MINUTES OUTPUT_FOLDER ./anyshot demo
using System.Diagnostics;
using System.Globalization;
using AnyShot.Soak;

if (args.Length < 3 || !double.TryParse(args[0], CultureInfo.InvariantCulture, out var minutes) || minutes <= 0)
{
    Console.Error.WriteLine("usage: MINUTES OUTPUT_FOLDER DEMO_COMMAND [ARGUMENT...]");
    return 2;
}

var folder = Directory.CreateDirectory(args[1]).FullName;
var start = new ProcessStartInfo(args[2]);
foreach (var argument in args[3..].Append("--seconds").Append((minutes * 60).ToString("0", CultureInfo.InvariantCulture)))
{
    start.ArgumentList.Add(argument);
}

using var demo = Process.Start(start) ?? throw new InvalidOperationException($"{args[2]} did not start.");
var samples = new List<Sample>();
var clock = Stopwatch.StartNew();
using (var timer = new PeriodicTimer(TimeSpan.FromSeconds(2)))
{
    while (!demo.HasExited && await timer.WaitForNextTickAsync())
    {
        samples.Add(new Sample(clock.Elapsed.TotalSeconds, MemoryOf.Process(demo.Id), MemoryOf.OpcUaChildren(demo.Id)));
    }
}

// The first fifth is start-up (the JIT, the caches of the examples, the prepared OPC UA process), and after the last second the agent stops.
var steady = samples.Where(s => s.AgentMiB > 0 && s.Seconds > minutes * 12 && s.Seconds < minutes * 60).ToList();
if (steady.Count < 10)
{
    Console.Error.WriteLine("The demo ended before there was anything to measure.");
    return 1;
}

var agent = Trend.Of(steady, s => s.AgentMiB);
var opcUa = Trend.Of(steady, s => s.OpcUaMiB);
var title = string.Create(CultureInfo.InvariantCulture, $"{minutes:0} minutes: agent {agent.Mean:0} MiB, trend {agent.PerHour:+0.0;-0.0} MiB/h; OPC UA processes {opcUa.Mean:0} MiB, trend {opcUa.PerHour:+0.0;-0.0} MiB/h");
Console.WriteLine(title);
await File.WriteAllTextAsync(Path.Combine(folder, "soak.svg"), Plot.Draw(steady, title));
await File.WriteAllLinesAsync(Path.Combine(folder, "soak.csv"), samples.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Seconds:0.0},{s.AgentMiB:0.0},{s.OpcUaMiB:0.0}")).Prepend("seconds,agent_mib,opcua_mib"));
return demo.ExitCode;
