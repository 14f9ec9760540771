using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Previews;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Which of the recent parts a class would find, before it is added or changed. Changes nothing, but costs work of the model.</summary>
internal static class PreviewEndpoints
{
    private const int LargestBytes = 1 << 16;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/classes/preview", PreviewAsync).Needs(VerbRoles.Needed(ControlVerbs.ClassAdd))
        .Takes(PreviewJson.Default.PreviewBody).Answers("Which of the recent parts a class would find.", PreviewJson.Default.PreviewReport, 404, 409, 503);

    private static async Task<Results<JsonHttpResult<PreviewReport>, ProblemHttpResult>> PreviewAsync(HttpContext context, ClassPreview preview)
    {
        try
        {
            var body = await ReadAsync(context);
            return TypedResults.Json(await preview.RunAsync(body, context.RequestAborted), PreviewJson.Default.PreviewReport);
        }
        catch (ControlRefusal refusal)
        {
            return TypedResults.Problem(refusal.Message, statusCode: ControlEndpoints.Status(refusal.Outcome));
        }
        catch (ClassRefusedException refusal)
        {
            return TypedResults.Problem(refusal.Message, statusCode: ControlEndpoints.Status(refusal.Outcome));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Problem("The request was cut off.", statusCode: StatusCodes.Status499ClientClosedRequest);
        }
    }

    private static async Task<PreviewBody> ReadAsync(HttpContext context)
    {
        var bytes = new byte[LargestBytes + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (!context.Request.HasJsonContentType() || length > LargestBytes)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The body must be JSON of at most {LargestBytes} bytes with Content-Type application/json.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length), ControlJson.Reading);
            return BodyReader.Read(document.RootElement, PreviewJson.Default.PreviewBody);
        }
        catch (JsonException)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, "The body is no JSON, or has a key twice.");
        }
    }
}
