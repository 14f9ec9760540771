using AnyShot.Edge.Capture;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using Serilog;

namespace AnyShot.Edge.Hosting;

/// <summary>The composition of the agent: which features there are and in which order they start (and, reversed, stop).</summary>
public static class AgentHost
{
    /// <summary>SIGTERM to exit; every feature drains within it.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(5);

    /// <summary>Builds an agent that is ready to run.</summary>
    public static WebApplication Build(DeviceConfiguration configuration, Serilog.ILogger logger, Action<IServiceCollection>? more = null)
    {
        Directory.CreateDirectory(configuration.StateDirectory);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSerilog(logger);
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

        // In order of start: what publishes is there before what produces, and on the way down the cameras end first.
        services.AddOutbox(configuration);
        services.AddOpcUa(configuration);
        services.AddMqtt(configuration);
        services.AddDashboard();
        services.AddInspection();
        services.AddCapture();
        services.AddHostedService<InspectionWatchdog>();
        more?.Invoke(services);

        var app = builder.Build();
        app.MapDashboard();
        return app;
    }

    /// <summary>Runs the agent until it is asked to stop or a part of it faults. The caller disposes it.</summary>
    /// <returns>0, or 1 after a fault: a host that stops because a worker threw would otherwise end with 0 and stay down.</returns>
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AnyShot.Edge");
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogCritical(error, "The agent could not start: {Sentence}", error.Message);
            return ExitCodes.Fault;
        }

        var faults = app.Services.GetServices<IHostedService>().OfType<BackgroundService>()
            .Select(s => s.ExecuteTask?.Exception?.GetBaseException())
            .Append(app.Services.GetRequiredService<AgentFault>().First)
            .OfType<Exception>()
            .ToList();
        faults.ForEach(f => logger.LogCritical(f, "The agent ended because of a fault: {Sentence}", f.Message));
        return faults.Count == 0 ? ExitCodes.Success : ExitCodes.Fault;
    }
}
