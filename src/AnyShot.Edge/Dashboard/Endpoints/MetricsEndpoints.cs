using System.Text;
using AnyShot.Edge.Dashboard.Metrics;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>/metrics for Prometheus.</summary>
internal static class MetricsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Metrics).NeedsUnlessLocal(Role.Viewer)
        .Answers("Prometheus text format.", "text/plain");

    private static Utf8ContentHttpResult Metrics(MetricsComposer composer) =>
        TypedResults.Text(Encoding.UTF8.GetBytes(composer.Compose()), PrometheusText.ContentType);
}
