using AnyShot.Edge.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The page itself: files that Vite built.</summary>
internal static class PageEndpoints
{
    public static void Map(WebApplication app)
    {
        var folder = app.Services.GetRequiredService<PageFolder>().Path;
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", NotBuilt).OpenToAll();
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = SetCaching });
    }

    private static ProblemHttpResult NotBuilt() => TypedResults.Problem(
        "The page is not built: run `./anyshot build`. The addresses below /api, /healthz, /readyz and /metrics work without it.",
        statusCode: StatusCodes.Status503ServiceUnavailable);

    // Vite puts a digest of the content into the names below /assets; index.html names them and must be fresh.
    private static void SetCaching(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl =
            response.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
