using System.Security.Cryptography;
using System.Text;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// The one place that lets a request through to its address or not: role of the caller against <see cref="NeededRole"/>, and for everything that changes
/// something, proof that it does not come from another site in somebody's browser.
/// </summary>
internal static class RoleGate
{
    /// <summary>Header in which commands of a logged-in page carry the token of their session.</summary>
    public const string CsrfHeader = "X-AnyShot-Csrf";

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // Without an endpoint it is a file of the page, which holds nothing of the station, or nothing at all.
        if (context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            if (!SameOrigin.IsOurs(context.Request))
            {
                return context.RefuseAsync(StatusCodes.Status403Forbidden, SameOrigin.Sentence);
            }

            if (context.Session() is { } session && !Fits(context.Request.Headers[CsrfHeader].ToString(), session.CsrfToken))
            {
                return context.RefuseAsync(StatusCodes.Status403Forbidden, $"Commands of a logged-in page carry the header {CsrfHeader} with the token from /api/session.");
            }
        }

        var asked = NeededRole.Of(endpoint);
        var (needed, caller) = (asked.Role, context.Caller());
        if (needed is null || caller?.Role >= needed || (asked.OpenToThisMachine && context.IsLocal()))
        {
            return next(context);
        }

        return caller is null || caller.Name == HttpCaller.Anonymous
            ? context.AskForLoginAsync($"Log in first: this needs the role {Named(needed.Value)}.")
            : context.RefuseAsync(StatusCodes.Status403Forbidden, $"User \"{caller.Name}\" is {Named(caller.Role)}; this needs the role {Named(needed.Value)}.");
    }

    private static bool Fits(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(sent)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private static string Named(Role role) => role.ToString().ToLowerInvariant();
}
