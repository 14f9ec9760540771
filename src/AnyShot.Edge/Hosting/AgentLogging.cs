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
    /// <param name="console">False where the console belongs to something else, such as the demo's progress.</param>
    public static Logger Create(DeviceConfiguration configuration, bool console)
    {
        var options = configuration.Options.Logging;
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.Parse<LogEventLevel>(options.Level, ignoreCase: true))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .Enrich.WithProperty("Station", configuration.Options.Station.Name);
        if (console)
        {
            logger.WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture);
        }

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
