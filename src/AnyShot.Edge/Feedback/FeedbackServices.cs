using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;

namespace AnyShot.Edge.Feedback;

/// <summary>Registers what people say of verdicts.</summary>
public static class FeedbackServices
{
    /// <summary>Adds the feedback store, <c>feedback.db</c> in the state directory, and the door to all kept parts. Needs <see cref="IClassRegistry"/>.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services, DeviceConfiguration configuration)
    {
        services.AddSingleton(s => new SqliteFeedbackStore(
            Path.Combine(configuration.StateDirectory, "feedback.db"),
            configuration.Options.Parts,
            s.GetService<RecentParts>(),
            s.GetRequiredService<IClassRegistry>(),
            s.GetRequiredService<AlarmBoard>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IFeedbackStore>(s => s.GetRequiredService<SqliteFeedbackStore>());
        return services.AddSingleton<IPartArchive>(s => new PartArchive(s.GetService<RecentParts>(), s.GetRequiredService<IFeedbackStore>()));
    }
}
