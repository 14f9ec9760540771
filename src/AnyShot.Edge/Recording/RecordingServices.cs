using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Recording;

/// <summary>Registers the recording of unlabelled images.</summary>
public static class RecordingServices
{
    /// <summary>Records into <c>recording</c> of the state directory, if that is switched on.</summary>
    public static IServiceCollection AddRecording(this IServiceCollection services, DeviceConfiguration configuration)
    {
        if (!configuration.Options.Recording.Enabled)
        {
            return services;
        }

        services.AddSingleton(s => new PartRecorder(
            Path.Combine(configuration.StateDirectory, "recording"), configuration.Options.Recording, s.GetRequiredService<AgentMetrics>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<PartRecorder>>()));
        services.AddSingleton<IVerdictObserver>(s => s.GetRequiredService<PartRecorder>());
        return services.AddHostedService(s => s.GetRequiredService<PartRecorder>());
    }
}
