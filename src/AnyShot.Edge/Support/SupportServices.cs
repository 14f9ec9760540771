using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Support;

/// <summary>Registration of what the System view shows.</summary>
public static class SupportServices
{
    /// <summary>Adds the log ring, the memory of health, and what reads outputs, certificates and the support bundle. Needs everything else of the agent.</summary>
    public static IServiceCollection AddSupport(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddLogRing(configuration.Options.Logging);
        services.AddSingleton<HealthMemory>().AddHostedService(s => s.GetRequiredService<HealthMemory>());
        services.AddSingleton<OutputsComposer>();
        services.AddSingleton<CertificatesComposer>();
        services.AddSingleton<SecretMask>();
        services.AddSingleton<LogReading>();
        services.AddSingleton<SupportFacts>();
        services.AddSingleton<SupportChecks>();
        return services.AddSingleton<SupportBundle>();
    }

    /// <summary>The ring hears the same levels as the console and the files (<see cref="AgentLogging"/>).</summary>
    private static void AddLogRing(this IServiceCollection services, LoggingOptions options)
    {
        var level = options.Level.ToLowerInvariant() switch
        {
            "verbose" => LogLevel.Trace,
            var name => Enum.Parse<LogLevel>(name, ignoreCase: true),
        };
        services.AddSingleton<LogRing>().AddSingleton<ILoggerProvider>(s => s.GetRequiredService<LogRing>());
        services.AddLogging(logging => logging
            .AddFilter<LogRing>(null, level)
            .AddFilter<LogRing>("Microsoft", level > LogLevel.Warning ? level : LogLevel.Warning)
            .AddFilter<LogRing>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
    }
}
