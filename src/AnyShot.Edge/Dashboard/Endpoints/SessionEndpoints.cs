using System.Text.Json;
using AnyShot.Edge.Dashboard.OpenApi;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Logging in and out at the page.</summary>
internal static class SessionEndpoints
{
    private const string Address = "/api/session";
    private const int LargestBytes = 2048;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Show).OpenToAll().Answers("Who one is.", DashboardJson.Default.SessionAnswer);
        routes.MapPost(Address, LogInAsync).OpenToAll().Takes(DashboardJson.Default.LoginRequest).Answers("Logs in.", DashboardJson.Default.SessionAnswer, 401);
        routes.MapDelete(Address, LogOut).OpenToAll().AnswersNothing("Logs out.");
    }

    private static JsonHttpResult<SessionAnswer> Show(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = context.Caller();
        return Answer(caller?.Name == HttpCaller.Anonymous ? null : caller?.Name, caller?.Role, context.Session());
    }

    private static async Task<IResult> LogInAsync(
        HttpContext context, PasswordCheck passwords, SessionStore sessions, SessionCookie cookie, ILogger<Session> log)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await ReadAsync(context) is not { Name: { Length: > 0 } name, Password: { } password })
        {
            return TypedResults.Problem("The body must be like {\"name\":\"anna\",\"password\":\"...\"} with Content-Type application/json.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (await passwords.CheckAsync(context, name, password) is not { } user)
        {
            return TypedResults.Empty;
        }

        // A new token at each login: one that somebody slipped into the browser before is worth nothing.
        if (context.Session() is { } before)
        {
            sessions.End(before);
        }

        var (session, token) = sessions.Begin(user);
        cookie.Write(context, token);
        SessionLog.LoggedIn(log, user.Name, user.Role, context.Origin());
        return Answer(user.Name, user.Role, session);
    }

    private static NoContent LogOut(HttpContext context, SessionStore sessions, SessionCookie cookie, ILogger<Session> log)
    {
        if (context.Session() is { } session)
        {
            sessions.End(session);
            SessionLog.LoggedOut(log, session.Name, context.Origin());
        }

        cookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<SessionAnswer> Answer(string? name, Role? role, Session? session) =>
        TypedResults.Json(new SessionAnswer(name, role, session?.CsrfToken), DashboardJson.Default.SessionAnswer);

    private static async Task<LoginRequest?> ReadAsync(HttpContext context)
    {
        var bytes = new byte[LargestBytes + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > LargestBytes || !context.Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), DashboardJson.Default.LoginRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
