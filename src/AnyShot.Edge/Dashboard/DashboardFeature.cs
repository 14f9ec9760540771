using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Endpoints;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Dashboard.Metrics;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Drift;
using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Previews;
using AnyShot.Edge.Quality;
using AnyShot.Edge.Review;
using AnyShot.Edge.Security;
using AnyShot.Edge.Support;
using AnyShot.Edge.Trials;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AnyShot.Edge.Dashboard;

/// <summary>The live page and the HTTP interface (docs/http-api.md).</summary>
public static class DashboardFeature
{
    /// <summary>
    /// Adds the page's services and its server. Needs from the container: AgentOptions, AgentMetrics, AgentReadiness, AlarmBoard, InspectionHeartbeat,
    /// IHealthSource (any number), <see cref="ICameraViews"/>, IOutbox, IUserDirectory and TimeProvider.
    /// </summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(PageFolder.BesideTheAgent);
        services.AddSingleton<EventFeed>();
        services.AddSingleton<PartThumbnails>();
        services.AddSingleton<RecentVerdicts>();
        services.AddSingleton<IVerdictObserver>(provider => provider.GetRequiredService<RecentVerdicts>());
        services.AddSingleton<ArchivedThumbnails>(s => new ArchivedThumbnails(s.GetService<IPartArchive>()));
        services.AddSingleton<CameraPreviews>();
        services.AddSingleton<LensViews>();
        services.AddSingleton<StateComposer>();
        services.AddSingleton<OpenApiDocument>();
        services.AddSingleton<MetricsComposer>();
        services.AddSingleton<HostGuard>();
        services.TryAddSingleton<RefusalLog>();
        services.AddSingleton<RefusedRequests>();
        services.AddSingleton<TlsFiles>();
        services.AddSingleton<ILoggerProvider, ConnectionRefusals>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<LoginLimits>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<Identification>();
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RequestLimits>();
        services.AddRateLimiter(_ => { });
        services.AddHostedService<StateTicker>();
        services.AddProblemDetails();

        // The framework logs each request at Information; a page asks for several pictures a second.
        services.AddLogging(logging =>
        {
            logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            foreach (var category in ConnectionRefusals.Categories)
            {
                logging.AddFilter<ConnectionRefusals>(category, LogLevel.Debug);
            }
        });
        services.AddRouting();
        services.Replace(ServiceDescriptor.Singleton<IServer, DashboardServer>());
        return services;
    }

    /// <summary>Maps every address, unless <see cref="DashboardOptions.Enabled"/> is false.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<AgentOptions>().Dashboard.Enabled)
        {
            return app;
        }

        app.Use(SecurityHeaders.AddAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = CallerFault.StatusOf,
            SuppressDiagnosticsCallback = context => CallerFault.Is(context.Exception),
        });
        app.Use(app.Services.GetRequiredService<RefusedRequests>().WatchAsync);
        app.Use(app.Services.GetRequiredService<HostGuard>().CheckAsync);
        app.UseStatusCodePages();
        app.UseRateLimiter();
        app.Use(app.Services.GetRequiredService<Identification>().IdentifyAsync);
        app.Use(RoleGate.CheckAsync);
        SessionEndpoints.Map(app);
        PageEndpoints.Map(app);
        StateEndpoints.Map(app);
        CameraEndpoints.Map(app);
        VerdictEndpoints.Map(app);
        HealthEndpoints.Map(app);
        MetricsEndpoints.Map(app);
        // A page alone, without an agent behind it, has nothing to control.
        var services = app.Services.GetRequiredService<IServiceProviderIsService>();
        if (services.IsService(typeof(IControlDesk)))
        {
            ControlEndpoints.Map(app);
        }

        if (services.IsService(typeof(IClassRegistry)))
        {
            ClassEndpoints.Map(app);
        }

        if (services.IsService(typeof(CameraSet)))
        {
            CameraSetupEndpoints.Map(app);
        }

        if (services.IsService(typeof(ConfigurationDesk)))
        {
            ConfigurationEndpoints.Map(app);
        }

        if (services.IsService(typeof(ITrial)))
        {
            TrialEndpoints.Map(app);
        }

        if (services.IsService(typeof(IPartArchive)))
        {
            PartEndpoints.Map(app);
            MapEndpoints.Map(app);
        }

        if (services.IsService(typeof(ClassPreview)))
        {
            PreviewEndpoints.Map(app);
        }

        if (services.IsService(typeof(ClassReview)))
        {
            ReviewEndpoints.Map(app);
        }

        if (services.IsService(typeof(DriftWatch)))
        {
            DriftEndpoints.Map(app);
        }

        if (services.IsService(typeof(SupportBundle)))
        {
            SupportEndpoints.Map(app);
        }

        if (services.IsService(typeof(HistoryStore)))
        {
            HistoryEndpoints.Map(app);
        }

        if (services.IsService(typeof(StationQualityComposer)))
        {
            QualityEndpoints.Map(app);
        }

        if (services.IsService(typeof(CommissioningWork)))
        {
            CommissioningEndpoints.Map(app);
        }

        return app;
    }
}
