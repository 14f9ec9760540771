using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Drift;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.PartMaps;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Previews;
using AnyShot.Edge.Quality;
using AnyShot.Edge.Recording;
using AnyShot.Edge.Review;
using AnyShot.Edge.Security;
using AnyShot.Edge.Sparkplug;
using AnyShot.Edge.Support;
using AnyShot.Edge.Suspicion;
using AnyShot.Edge.Trials;
using Serilog;

namespace AnyShot.Edge.Hosting;

/// <summary>The composition of the agent: which features there are and in which order they start (and, reversed, stop).</summary>
public static partial class AgentHost
{
    /// <summary>SIGTERM to exit; every feature drains within it.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(5);

    /// <summary>Builds an agent that is ready to run.</summary>
    /// <exception cref="ConfigurationException">The state directory cannot be made.</exception>
    public static WebApplication Build(DeviceConfiguration configuration, Serilog.ILogger logger, Action<IServiceCollection>? more = null)
    {
        CreateStateDirectory(configuration);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // Which level is logged, section logging says; the framework's own filter would let nothing below Information through.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddSerilog(logger);
        var services = builder.Services;
        services.Configure<HostOptions>(o => o.ShutdownTimeout = ShutdownTime);
        services.AddSystemd();
        services.AddSingleton(configuration);
        services.AddSingleton(configuration.Options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AgentMetrics>();
        services.AddSingleton<AlarmBoard>();
        services.AddSingleton<AgentReadiness>();
        services.AddSingleton<AgentFault>();
        services.AddSecurity(configuration);

        // In order of start: what publishes is there before what produces, and on the way down the cameras end first.
        services.AddOutbox(configuration);
        services.AddHistory(configuration);
        services.AddParts(configuration);
        services.AddRecording(configuration);
        services.AddFeedback(configuration);
        services.AddDrift(configuration);
        services.AddClasses(configuration);
        services.AddHostedService<InterruptedParts>();
        services.AddOpcUa(configuration);
        services.AddControl(configuration);
        services.AddMqtt(configuration);
        services.AddSparkplug(configuration);
        services.AddDashboard();
        services.AddInspection();
        services.AddSingleton<SuspicionCheck>();
        services.AddSingleton<StationQualityComposer>();
        services.AddTrial();
        services.AddPreview();
        services.AddReview();
        services.AddPartMap();
        services.AddCapture();
        services.AddHostedService<InspectionWatchdog>();
        services.AddSupport(configuration);
        services.AddCommissioning(configuration);
        more?.Invoke(services);

        var app = builder.Build();
        app.MapDashboard();
        return app;
    }

    /// <summary>Runs the agent until it is asked to stop or a part of it faults. The caller disposes it.</summary>
    /// <returns>
    /// 0 when it was asked to stop, also while it started; 1 after a fault: a host that stops because a worker threw would otherwise end with 0 and stay down;
    /// 2 when a model or the examples of a class cannot be used, so that starting again is of no use.
    /// </returns>
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AnyShot.Edge");
        try
        {
            // A part that cannot even be made, such as a damaged file, leaves nothing that would have to be stopped.
            _ = app.Services.GetServices<IHostedService>().Count();
        }
        catch (Exception error)
        {
            return NotStarted(app, logger, error);
        }

        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await StopStartedAsync(app, logger).ConfigureAwait(false);
        }
        catch (Exception error) when (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            var code = NotStarted(app, logger, error);
            await StopStartedAsync(app, logger).ConfigureAwait(false);
            return code;
        }
        catch (Exception error)
        {
            LogNotStopped(logger, error.Message, error);
            return ExitCodes.Fault;
        }

        var faults = app.Services.GetServices<IHostedService>().OfType<BackgroundService>()
            .Select(s => s.ExecuteTask?.Exception?.GetBaseException())
            .Append(app.Services.GetRequiredService<AgentFault>().First)
            .OfType<Exception>()
            .ToList();
        faults.ForEach(f => LogFault(logger, f.Message, f));
        return faults.Count == 0 ? ExitCodes.Success : ExitCodes.Fault;
    }

    private static int NotStarted(WebApplication app, Microsoft.Extensions.Logging.ILogger logger, Exception error)
    {
        app.Services.GetService<AgentRestart>()?.NotStarted(error.Message);

        // What a person can mend is one sentence; the rest needs its stack trace.
        LogNotStarted(logger, error.Message, error is InvalidDataException or IOException or UnauthorizedAccessException ? null : error);
        return error is InvalidDataException ? ExitCodes.Usage : ExitCodes.Fault;
    }

    private static void CreateStateDirectory(DeviceConfiguration configuration)
    {
        try
        {
            Directory.CreateDirectory(configuration.StateDirectory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(configuration.File, [new ConfigurationMistake("stateDirectory", $"cannot be made: {error.Message}")]);
        }
    }

    /// <summary>Stops what had started before the start failed, in order: the broker hears a goodbye and the OPC UA process ends.</summary>
    private static async Task StopStartedAsync(WebApplication app, Microsoft.Extensions.Logging.ILogger logger)
    {
        try
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogNotStopped(logger, error.Message, error);
        }
    }
}
