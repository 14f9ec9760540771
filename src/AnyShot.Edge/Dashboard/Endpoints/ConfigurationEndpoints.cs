using System.Text;
using System.Text.Json;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The device configuration, for administrators: read it, look at its schema, have a changed one checked. What applies it is the verb <c>configuration/apply</c>.</summary>
internal static class ConfigurationEndpoints
{
    /// <summary>JSON needs two bytes for a line end or a quote.</summary>
    private const int LargestBody = (2 * ConfigurationReader.LargestFile) + 1024;

    private const int LongestPath = 200;

    private static readonly byte[] s_schema = Encoding.UTF8.GetBytes(ConfigurationSchema.Generate());

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/configuration", Read).Needs(Role.Administrator).Answers("The device configuration.", DashboardJson.Default.ConfigurationAnswer, 503);
        routes.MapGet("/api/configuration/schema", () => TypedResults.Bytes(s_schema, "application/schema+json")).Needs(Role.Administrator).Answers("The JSON schema of the device configuration.", "application/schema+json");
        routes.MapPost("/api/configuration/check", CheckAsync).Needs(Role.Administrator)
            .Takes(DashboardJson.Default.ConfigurationQuestion).Answers("What is wrong with a configuration, after one more change where one is given.", DashboardJson.Default.ConfigurationFindings, 413, 415, 503);
    }

    private static Results<JsonHttpResult<ConfigurationAnswer>, ProblemHttpResult> Read(ConfigurationDesk desk, DeviceConfiguration configuration)
    {
        try
        {
            var content = desk.File.Read();
            return TypedResults.Json(
                new ConfigurationAnswer(
                    configuration.File, SourceSecrets.Hide(Encoding.UTF8.GetString(content)), ConfigurationFile.DigestOf(content), ConfigurationReader.ChecksumOf(content) == configuration.Checksum,
                    desk.CanRestart ? desk.File.Obstacle() : "This agent does not start anew by itself: it was not started with \"anyshot run\".", desk.Outcome),
                DashboardJson.Default.ConfigurationAnswer);
        }
        catch (IOException error)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<Results<JsonHttpResult<ConfigurationFindings>, ProblemHttpResult>> CheckAsync(HttpContext context, ConfigurationDesk desk, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
        {
            return TypedResults.Problem("The body must be JSON with Content-Type application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ControlEndpoints.ReadAsync(context, LargestBody, cancellationToken) is not { } bytes)
        {
            return TypedResults.Problem($"The body is larger than {LargestBody} bytes, which no device configuration is.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var question = JsonSerializer.Deserialize(bytes, DashboardJson.Default.ConfigurationQuestion) ?? throw new JsonException();
            if (question is { Text: null } or { Path.Length: > LongestPath })
            {
                throw new JsonException();
            }

            var text = question.Path is { } path ? Changed(question.Text, path, question.Value) : question.Text;
            var check = desk.Check(text).Check;
            return TypedResults.Json(new ConfigurationFindings(text, Values(check), check.Mistakes), DashboardJson.Default.ConfigurationFindings);
        }
        catch (JsonException)
        {
            return TypedResults.Problem("The body must be a JSON object with text, and may have path and value; where path is given, the text must be JSON.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return TypedResults.Problem($"The configuration cannot be changed so: {error.Message}", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (IOException error)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string Changed(string text, string path, JsonElement? value)
    {
        var before = new ConfigurationText(Encoding.UTF8.GetBytes(text));
        var after = value is { } given ? before.Set(path, given) : before.Remove(path);
        return Encoding.UTF8.GetString(after.Utf8.Span);
    }

    /// <summary>Passwords of addresses are hidden in it, as they are in the text that the page has.</summary>
    private static JsonElement? Values(ConfigurationCheck check) =>
        check.Text is { } text ? JsonElement.Parse(SourceSecrets.Hide(Encoding.UTF8.GetString(text.Utf8.Span)), ConfigurationReader.Lenient) : null;
}
