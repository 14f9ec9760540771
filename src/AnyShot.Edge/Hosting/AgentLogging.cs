using System.Globalization;
using AnyShot.Edge.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace AnyShot.Edge.Hosting;

/// <summary>Serilog: plain lines on the console, one JSON object a line in the files.</summary>
public static class AgentLogging
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Makes the logger of an agent.</summary>
    /// <param name="configuration">Section <c>logging</c> and the state directory.</param>
    /// <param name="console">False where the console belongs to something else, such as the demo's progress: it then shows only why the agent cannot go on.</param>
    public static Logger Create(DeviceConfiguration configuration, bool console)
    {
        var options = configuration.Options.Logging;
        var level = Enum.Parse<LogEventLevel>(options.Level, ignoreCase: true);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", level > LogEventLevel.Warning ? level : LogEventLevel.Warning)

            // The host repeats each failed start and each faulted worker with its stack trace; AgentHost says them once.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .Enrich.WithProperty("Station", configuration.Options.Station.Name);
        logger.WriteTo.Console(console ? LevelAlias.Minimum : LogEventLevel.Fatal, ConsoleLine, CultureInfo.InvariantCulture);

        if (options.Folder.Length > 0)
        {
            logger.WriteTo.File(
                new JsonFormatter(renderMessage: true),
                Path.Combine(configuration.StateDirectory, options.Folder, "anyshot-.json"),
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: (long)options.LargestFileMiB << 20,
                retainedFileCountLimit: options.KeepFiles,
                flushToDiskInterval: TimeSpan.FromSeconds(2));
        }

        return logger.CreateLogger();
    }
}
