using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>For supervisors: is the process worth keeping (/healthz), and does it judge parts (/readyz)?</summary>
internal static class HealthEndpoints
{
    /// <summary>An inspection loop that has not come round for this long is stuck.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", Healthz).OpenToAll().WithMetadata(Form("200 while the inspection loop moves."));
        routes.MapGet("/readyz", Readyz).OpenToAll().WithMetadata(Form("200 while parts can be judged."));
    }

    private static AnswerForm Form(string summary) => new(summary, "application/json", DashboardJson.Default.HealthAnswer, []) { Unwell = StatusCodes.Status503ServiceUnavailable };

    // A lost camera or broker is no reason to restart the agent, so only the loop counts here; the reports tell the rest.
    private static JsonHttpResult<HealthAnswer> Healthz(HttpContext context, InspectionHeartbeat heartbeat, IEnumerable<IHealthSource> health)
    {
        var age = heartbeat.Age;
        return Answer(context, Reports(health), age <= LongestSilence
            ? []
            : [string.Create(null, $"The inspection loop has not come round for {age.TotalSeconds:F1} s; at most {LongestSilence.TotalSeconds:F0} s are expected.")]);
    }

    private static JsonHttpResult<HealthAnswer> Readyz(HttpContext context, AgentReadiness readiness, InspectionHeartbeat heartbeat, IEnumerable<IHealthSource> health)
    {
        var reports = Reports(health);
        return Answer(context, reports, [.. WhyNotReady(reports, readiness, heartbeat)]);
    }

    private static IEnumerable<string> WhyNotReady(IReadOnlyList<HealthReport> reports, AgentReadiness readiness, InspectionHeartbeat heartbeat)
    {
        if (heartbeat.Age > LongestSilence)
        {
            yield return "The inspection loop stands still.";
        }

        var model = reports.FirstOrDefault(report => report.Name == "model");
        if (model?.Status == HealthStatus.Down)
        {
            yield return $"model: {model.Sentence}";
        }
        else if (!readiness.IsReady)
        {
            yield return "The model has not made its first inference yet.";
        }

        IReadOnlyList<HealthReport> cameras = [.. reports.Where(report => report.Name.StartsWith("camera:", StringComparison.Ordinal))];
        if (cameras.All(camera => camera.Status == HealthStatus.Down))
        {
            yield return cameras.Count == 0 ? "No camera has reported yet." : "No camera delivers frames.";
            foreach (var camera in cameras)
            {
                yield return $"{camera.Name}: {camera.Sentence}";
            }
        }
    }

    private static IReadOnlyList<HealthReport> Reports(IEnumerable<IHealthSource> health) => [.. health.SelectMany(source => source.Report())];

    // A supervisor elsewhere learns whether it is well; why not, and what cameras and brokers there are, is for those who may look.
    private static JsonHttpResult<HealthAnswer> Answer(HttpContext context, IReadOnlyList<HealthReport> reports, IReadOnlyList<string> sentences) =>
        TypedResults.Json(
            context.IsLocal() || context.Caller() is not null
                ? new HealthAnswer(sentences.Count == 0 ? "ok" : "unavailable", sentences, reports)
                : new HealthAnswer(sentences.Count == 0 ? "ok" : "unavailable", [], []),
            DashboardJson.Default.HealthAnswer,
            statusCode: sentences.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
