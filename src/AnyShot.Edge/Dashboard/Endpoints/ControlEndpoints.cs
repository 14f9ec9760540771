using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The desk's door for HTTP: <c>POST /api/control/VERB</c> with a JSON body.</summary>
internal static class ControlEndpoints
{
    /// <summary>What a body holds beside an image.</summary>
    private const long OtherBytes = 1 << 20;

    /// <summary>The address that takes every verb.</summary>
    public const string Pattern = "/api/control/{**verb}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Which role a verb needs, the desk knows.
        routes.MapPost(Pattern, ControlAsync).Needs(Role.Viewer);
        routes.MapGet("/api/openapi.json", (OpenApiDocument document) => TypedResults.Bytes(document.Utf8, "application/json")).Needs(Role.Viewer).Answers("This document.", "application/json");
    }

    public static string Address(string verb) => $"/api/control/{verb}";

    private static async Task<Results<JsonHttpResult<ControlReply>, ProblemHttpResult>> ControlAsync(
        string verb, HttpContext context, IControlDesk desk, ControlOptions options, CancellationToken cancellationToken)
    {
        // Nobody in particular may become somebody who may.
        if (context.Caller() is not { } caller || (caller.Name == HttpCaller.Anonymous && !VerbRoles.Allows(caller, verb)))
        {
            context.OfferLogin();
            return TypedResults.Problem("Log in first.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (!context.Request.HasJsonContentType())
        {
            return TypedResults.Problem("The body must be JSON with Content-Type application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        // Base64 makes four bytes of three. Only those who may add an example send that much.
        var most = OtherBytes + (VerbRoles.Allows(caller, ControlVerbs.ShotAdd) ? ((long)options.LargestImageMiB << 20) / 3 * 4 : 0);
        if (await ReadAsync(context, most, cancellationToken) is not { } bytes)
        {
            return TypedResults.Problem($"The body is larger than {most} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        if (!ControlMessage.TryRead(verb, "", bytes, out var request, out var mistake))
        {
            return TypedResults.Problem(mistake, statusCode: StatusCodes.Status400BadRequest);
        }

        // Not ended by a caller who hangs up: what was begun is done, and the same request asks for its answer.
        var reply = await desk.ExecuteAsync(request, caller, CancellationToken.None);
        return TypedResults.Json(reply, ControlJson.Default.ControlReply, statusCode: Status(reply.Outcome));
    }

    /// <summary>The body; null when it is larger.</summary>
    internal static async Task<byte[]?> ReadAsync(HttpContext context, long most, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > most)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, cancellationToken);
            return body.Length > most ? null : body.ToArray();
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    internal static int Status(ControlOutcome outcome) => outcome switch
    {
        ControlOutcome.Done => StatusCodes.Status200OK,
        ControlOutcome.Invalid => StatusCodes.Status400BadRequest,
        ControlOutcome.Forbidden => StatusCodes.Status403Forbidden,
        ControlOutcome.NotFound => StatusCodes.Status404NotFound,
        ControlOutcome.Conflict => StatusCodes.Status409Conflict,
        ControlOutcome.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
