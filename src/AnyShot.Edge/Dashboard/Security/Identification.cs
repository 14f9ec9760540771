using System.Security.Cryptography;
using System.Text;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// Finds out who makes a request: a login of the page (cookie), name and password of a script (HTTP Basic), a client certificate, or nobody. Wrong
/// credentials are refused, never taken for none.
/// </summary>
internal sealed class Identification(AgentOptions options, SessionStore sessions, SessionCookie cookie, PasswordCheck passwords, IUserDirectory users)
{
    private const string Basic = "Basic ";
    private const int LongestHeader = 1200;

    public async Task IdentifyAsync(HttpContext context, RequestDelegate next)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            if (Parse(header) is not var (name, password))
            {
                await context.AskForLoginAsync("Only Basic with name:password is understood in the header Authorization.");
                return;
            }

            if (await passwords.CheckAsync(context, name, password) is not { } user)
            {
                return;
            }

            Note(context, user);
        }
        else if (cookie.Read(context) is { } token && sessions.Use(token) is var (session, person))
        {
            context.Features.Set(session);
            Note(context, person);
        }
        else if (context.Connection.ClientCertificate is { } certificate && users.ByCertificate(certificate.GetCertHashString(HashAlgorithmName.SHA256)) is { } machine)
        {
            Note(context, machine);
        }
        else
        {
            context.SetCaller(HttpCaller.OfNobody(context, options.Dashboard));
        }

        await next(context);
    }

    private static void Note(HttpContext context, User user) => context.SetCaller(new Caller(user.Name, user.Role, Door.Http, context.Origin()));

    private static (string Name, string Password)? Parse(string header)
    {
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) || header.Length > LongestHeader)
        {
            return null;
        }

        var bytes = new byte[LongestHeader];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (pair[..colon], pair[(colon + 1)..]) : null;
    }
}
