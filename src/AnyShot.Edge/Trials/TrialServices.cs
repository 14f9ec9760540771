namespace AnyShot.Edge.Trials;

/// <summary>Registers the trial.</summary>
public static class TrialServices
{
    /// <summary>Adds the trial; after the inspection, which it looks at.</summary>
    public static IServiceCollection AddTrial(this IServiceCollection services)
    {
        services.AddSingleton<TrialService>();
        services.AddSingleton<ITrial>(s => s.GetRequiredService<TrialService>());
        return services.AddHostedService(s => s.GetRequiredService<TrialService>());
    }
}
