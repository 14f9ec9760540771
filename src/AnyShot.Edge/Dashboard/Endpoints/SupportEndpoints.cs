using System.Text;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using AnyShot.Edge.Support;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Outputs, certificates, log, versions and the support bundle.</summary>
internal static partial class SupportEndpoints
{
    private const int LongestSearch = 100;
    private static readonly string[] s_levels = ["trace", "debug", "information", "warning", "error", "critical"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/outputs", (OutputsComposer outputs) => TypedResults.Json(outputs.Compose(), SupportJson.Default.IReadOnlyListOutputState)).Needs(Role.Viewer).Answers("Where verdicts go.", SupportJson.Default.IReadOnlyListOutputState);
        routes.MapGet("/api/certificates", (CertificatesComposer certificates) => TypedResults.Json(certificates.Compose(), SupportJson.Default.IReadOnlyListCertificateState)).Needs(Role.Engineer).Answers("Certificates and revocation lists with their dates.", SupportJson.Default.IReadOnlyListCertificateState);
        routes.MapGet("/api/log", Log).Needs(Role.Engineer).Answers("The newest lines of the log, newest first.", SupportJson.Default.LogAnswer).Within("most", 1, LogReading.Most).OneOf("level", s_levels);
        routes.MapGet("/api/log.txt", LogText).Needs(Role.Engineer).Answers("The lines of the log that are kept.", "text/plain").OneOf("level", s_levels);
        routes.MapGet("/api/support", async (SupportFacts facts, CancellationToken token) => TypedResults.Json(await facts.LookAsync(token), SupportJson.Default.SupportState)).Needs(Role.Engineer).Answers("Versions, memory and disk.", SupportJson.Default.SupportState);
        routes.MapGet("/api/support/checks", async (SupportChecks checks, CancellationToken token) => TypedResults.Json(await checks.RunAsync(token), SupportJson.Default.IReadOnlyListCheckedItem)).Needs(Role.Engineer).Answers("The check-up of the running agent.", SupportJson.Default.IReadOnlyListCheckedItem);
        routes.MapGet("/api/support/bundle", (SupportBundle bundle, bool images = false) => TypedResults.Json(bundle.Contents(images), SupportJson.Default.IReadOnlyListBundlePart)).Needs(Role.Administrator).Answers("What the support bundle holds.", SupportJson.Default.IReadOnlyListBundlePart);
        routes.MapGet("/api/support/bundle.zip", BundleAsync).Needs(Role.Administrator).Answers("The support bundle.", "application/zip");
    }

    private static Results<JsonHttpResult<LogAnswer>, ProblemHttpResult> Log(
        LogReading log, HttpContext context, string? level = null, string? search = null, long after = 0, long? before = null, int most = 200)
    {
        if (most is < 1 or > LogReading.Most)
        {
            return TypedResults.Problem($"most must be 1 to {LogReading.Most}.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (Mistake(level, search, out var least) is { } mistake)
        {
            return mistake;
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(log.Read(least, search, after, before ?? long.MaxValue, most), SupportJson.Default.LogAnswer);
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> LogText(LogReading log, HttpContext context, string? level = null, string? search = null)
    {
        if (Mistake(level, search, out var least) is { } mistake)
        {
            return mistake;
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(log.Text(least, search)), "text/plain; charset=utf-8", "anyshot-log.txt");
    }

    private static ProblemHttpResult? Mistake(string? level, string? search, out LogLevel least)
    {
        least = LogLevel.Trace;
        if (level is not null && (!Enum.TryParse(level, ignoreCase: true, out least) || !Enum.IsDefined(least) || char.IsAsciiDigit(level[0])))
        {
            return TypedResults.Problem("level must be trace, debug, information, warning, error or critical.", statusCode: StatusCodes.Status400BadRequest);
        }

        return search?.Length > LongestSearch ? TypedResults.Problem($"search may have {LongestSearch} characters.", statusCode: StatusCodes.Status400BadRequest) : null;
    }

    private static async Task<FileStreamHttpResult> BundleAsync(SupportBundle bundle, HttpContext context, TimeProvider time, ILogger<SupportBundle> log, bool images = false)
    {
        LogBundle(log, context.Caller()?.Name ?? "", context.Origin(), images ? "with" : "without");
        context.Response.Headers.CacheControl = "no-store";
        // A file and not the connection: its length is known, and a fault is an answer instead of half an archive. Nobody else can read it, and it goes with the answer.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"anyshot-{Path.GetRandomFileName()}"), options);
        try
        {
            await bundle.WriteAsync(file, images, context.RequestAborted);
            file.Position = 0;
            return TypedResults.File(file, "application/zip", $"anyshot-support-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.zip");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    [LoggerMessage(6030, LogLevel.Information, "Support bundle for {Name} ({Origin}), {With} pictures")]
    private static partial void LogBundle(ILogger log, string name, string origin, string with);
}
