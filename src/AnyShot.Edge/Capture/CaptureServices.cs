using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Capture;

/// <summary>Registration of the cameras.</summary>
public static class CaptureServices
{
    /// <summary>Adds the cameras of the configuration. Needs <see cref="DeviceConfiguration"/>, <see cref="AgentMetrics"/>, <see cref="AlarmBoard"/> and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddCapture(this IServiceCollection services)
    {
        services.AddSingleton(s =>
        {
            var configuration = s.GetRequiredService<DeviceConfiguration>();
            return new CameraSet(
                configuration.Options.Cameras,
                configuration.Folder,
                s.GetRequiredService<AgentMetrics>(),
                s.GetRequiredService<AlarmBoard>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILoggerFactory>(),
                s.GetService<ModeSwitch>(),
                configuration.Checksum);
        });
        services.AddSingleton<ICameraViews>(s => s.GetRequiredService<CameraSet>());
        services.AddSingleton<IPlcTrigger>(s => s.GetRequiredService<CameraSet>());
        services.AddSingleton<IHealthSource>(s => s.GetRequiredService<CameraSet>());
        return services.AddHostedService(s => s.GetRequiredService<CameraSet>());
    }
}
