namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// Keeps other sites that are open in a browser on this machine from commanding the agent. Browsers mark where a request comes from
/// (Origin, Sec-Fetch-Site) and scripts cannot forge it; programs such as curl send neither and are let through.
/// </summary>
internal static class SameOrigin
{
    public const string Sentence = "Commands are accepted from the station's own page and from programs, not from other sites.";

    public static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none"
            && (origin == "" || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase));
    }
}
