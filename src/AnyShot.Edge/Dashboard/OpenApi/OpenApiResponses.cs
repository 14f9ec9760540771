using System.Globalization;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.Endpoints;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>Answers by status, which means the same at every address.</summary>
internal static class OpenApiResponses
{
    private const string ProblemType = "application/problem+json";

    private static readonly Dictionary<int, string> s_meanings = new()
    {
        [StatusCodes.Status400BadRequest] = "A parameter or the body cannot be used.",
        [StatusCodes.Status401Unauthorized] = "Nobody is logged in, or name and password do not belong together.",
        [StatusCodes.Status403Forbidden] = "The role does not allow it, or the request comes from another site.",
        [StatusCodes.Status404NotFound] = "What it names does not exist.",
        [StatusCodes.Status409Conflict] = "It does not fit the present state.",
        [StatusCodes.Status413PayloadTooLarge] = "The body is too large.",
        [StatusCodes.Status415UnsupportedMediaType] = "The body is not JSON.",
        [StatusCodes.Status429TooManyRequests] = "Too many requests.",
        [StatusCodes.Status503ServiceUnavailable] = "It cannot be done now.",
    };

    /// <summary>Answers of an address that is no verb.</summary>
    public static JsonObject Of(AnswerForm answer, IEnumerable<int> problems, OpenApiSchemas schemas)
    {
        var responses = new JsonObject();
        foreach (var status in new[] { answer.MediaType is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK, answer.Unwell }.OfType<int>())
        {
            var response = Response(responses, status);
            if (answer.MediaType is { } type)
            {
                response[type] = answer.Json is { } json ? new JsonObject { ["schema"] = schemas.Reference(json) } : [];
            }
        }

        foreach (var status in problems.Distinct().Order())
        {
            Response(responses, status)[ProblemType] = new JsonObject { ["schema"] = OpenApiSchemas.Reference(OpenApiSchemas.Problem) };
        }

        return responses;
    }

    /// <summary>Answers of a verb: the desk's, and problem details of what does not get as far as the desk.</summary>
    public static JsonObject OfVerb(OpenApiSchemas schemas)
    {
        var responses = new JsonObject();
        foreach (var status in Enum.GetValues<ControlOutcome>().Select(ControlEndpoints.Status).Order())
        {
            Response(responses, status)["application/json"] = new JsonObject { ["schema"] = schemas.Reference(ControlJson.Default.ControlReply) };
        }

        foreach (var status in (int[])[400, 401, 403, 413, 415, 429])
        {
            Response(responses, status)[ProblemType] = new JsonObject { ["schema"] = OpenApiSchemas.Reference(OpenApiSchemas.Problem) };
        }

        return responses;
    }

    /// <summary>The content of the answer of a status.</summary>
    private static JsonObject Response(JsonObject responses, int status)
    {
        var key = status.ToString(CultureInfo.InvariantCulture);
        responses[key] ??= new JsonObject { ["description"] = s_meanings.GetValueOrDefault(status, "Done."), ["content"] = new JsonObject() };
        return (JsonObject)responses[key]!["content"]!;
    }
}
