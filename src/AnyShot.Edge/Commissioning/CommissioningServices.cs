using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Control.Verbs;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Commissioning;

/// <summary>Registration of the commissioning.</summary>
public static class CommissioningServices
{
    /// <summary>The file was damaged; stands until the agent starts again.</summary>
    public const string DamagedAlarm = "commissioning-damaged";

    /// <summary>Adds the work, its verbs and what counts the parts of its runs. Needs the cameras, the classes and the services of <see cref="Support.SupportServices"/>.</summary>
    public static IServiceCollection AddCommissioning(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddSingleton(s =>
        {
            var store = new CommissioningStore(Path.Combine(configuration.StateDirectory, "commissioning.db"), s.GetRequiredService<TimeProvider>());
            if (store.MovedTo is { } aside)
            {
                s.GetRequiredService<AlarmBoard>().Raise(DamagedAlarm, $"The file of the commissionings was damaged and was moved to {aside}; the audit log still names what was signed.");
            }

            return store;
        });
        services.AddSingleton<CommissioningFacts>();
        services.AddSingleton(s => new CommissioningWork(s.GetRequiredService<CommissioningStore>(), s.GetRequiredService<CommissioningFacts>(), s.GetRequiredService<TimeProvider>()));

        // Here and below the work is asked for when it is used: it looks at the health of the inspection and at the OPC UA server, of which one needs all observers and the other the desk with all its verbs.
        services.AddSingleton(s => new CommissioningRecorder(s.GetRequiredService<CommissioningWork>, s.GetRequiredService<ILogger<CommissioningRecorder>>()));
        services.AddSingleton<IVerdictObserver>(s => s.GetRequiredService<CommissioningRecorder>());
        services.AddHostedService(s => s.GetRequiredService<CommissioningRecorder>());
        services.AddSingleton<IControlVerb>(s => new ChangeCommissioning(s.GetRequiredService<CommissioningWork>));
        return services.AddSingleton<IControlVerb>(s => new SignCommissioning(s.GetRequiredService<CommissioningWork>, s.GetRequiredService<IClassRegistry>()));
    }
}
