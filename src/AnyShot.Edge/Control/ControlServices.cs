using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control.Verbs;
using AnyShot.Edge.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AnyShot.Edge.Control;

/// <summary>Registration of the desk.</summary>
public static class ControlServices
{
    /// <summary>Adds the desk and its verbs. Needs the class registry, the shot store, the cameras, the outbox and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddControl(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddSingleton(configuration.Options.Control);
        services.AddSingleton(s => new ControlStore(Path.Combine(configuration.StateDirectory, "control.db"), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ControlStore>>()));
        services.TryAddSingleton<RefusalLog>();
        services.AddSingleton<ModeSwitch>();
        services.AddSingleton<CandidateCheck>();
        services.AddSingleton<IControlVerb, ClassAdd>();
        services.AddSingleton<IControlVerb, ClassEdit>();
        services.AddSingleton<IControlVerb, ClassRetire>();
        services.AddSingleton<IControlVerb, ClassMerge>();
        services.AddSingleton<IControlVerb, Promote>();
        services.AddSingleton<IControlVerb, Rollback>();
        services.AddSingleton<IControlVerb, Discard>();
        services.AddSingleton<IControlVerb, ShotAdd>();
        services.AddSingleton<IControlVerb, ShotRemove>();
        services.AddSingleton<IControlVerb, GiveFeedback>();
        services.AddSingleton<IControlVerb, WithdrawFeedback>();
        services.AddSingleton<IControlVerb, TriggerNow>();
        services.AddSingleton<ConfigurationDesk>();
        services.AddSingleton<IControlVerb, CameraChange>();
        services.AddSingleton<IControlVerb, ConfigurationApply>();
        services.AddSingleton<IControlVerb, SetMode>();
        services.AddSingleton<IControlVerb, ReplayVerdicts>();
        services.AddSingleton<IControlVerb, TellTrial>();
        services.AddSingleton<IControlVerb, SetDriftReference>();
        services.AddSingleton<IControlVerb, CertificateTrust>();
        return services.AddSingleton<IControlDesk, ControlDesk>();
    }
}
