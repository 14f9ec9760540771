using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;

namespace AnyShot.Edge.Review;

/// <summary>Registers what helps people to keep the examples good.</summary>
public static class ReviewServices
{
    /// <summary>Adds the report on the examples and the proposals of parts to label; after the inspection, which both look at.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddSingleton<ClassReview>();
        return services.AddSingleton(s => new PartProposals(
            s.GetRequiredService<IClassRegistry>(), s.GetRequiredService<InspectionWorker>(), s.GetRequiredService<IFeedbackStore>(), s.GetService<RecentParts>()));
    }
}
