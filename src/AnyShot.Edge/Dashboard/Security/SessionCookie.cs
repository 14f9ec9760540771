using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// The cookie of a login. Its name holds the station's, because browsers tell cookies apart by host and not by port, and two agents may run on one machine.
/// </summary>
internal sealed class SessionCookie(AgentOptions options)
{
    private const int LongestToken = 100;
    private readonly string _name = $"anyshot-{options.Station.Name}";

    /// <summary>The token that came with the request; null without one.</summary>
    public string? Read(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Name(context), out var token) && token.Length is > 0 and <= LongestToken ? token : null;

    public void Write(HttpContext context, string token) => context.Response.Cookies.Append(Name(context), token, Settings(context));

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name(context), Settings(context));

    // The prefix makes browsers insist on Secure and on this very host (RFC 6265bis, section 4.1.3.2).
    private string Name(HttpContext context) => context.Request.IsHttps ? $"__Host-{_name}" : _name;

    private static CookieOptions Settings(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
