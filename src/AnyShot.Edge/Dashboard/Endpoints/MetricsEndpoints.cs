using System.Text;
using AnyShot.Edge.Dashboard.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>/metrics for Prometheus.</summary>
internal static class MetricsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Metrics);

    private static Utf8ContentHttpResult Metrics(MetricsComposer composer) =>
        TypedResults.Text(Encoding.UTF8.GetBytes(composer.Compose()), PrometheusText.ContentType);
}
