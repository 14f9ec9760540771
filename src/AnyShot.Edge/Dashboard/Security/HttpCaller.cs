using System.Net;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Who makes a request.</summary>
public static class HttpCaller
{
    /// <summary>Name of a caller who did not log in.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Who makes this request; null for somebody who did not log in where <c>dashboard.allowAnonymous</c> is false.</summary>
    public static Caller? Caller(this HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Notes who makes this request.</summary>
    internal static void SetCaller(this HttpContext context, Caller? caller) => context.Features.Set(caller);

    /// <summary>The caller who did not log in; null where there is none.</summary>
    internal static Caller? OfNobody(HttpContext context, DashboardOptions options) =>
        options.AllowAnonymous ? new Caller(Anonymous, options.AnonymousRole, Door.Http, context.Origin()) : null;

    /// <summary>The login that this request belongs to; null without one.</summary>
    internal static Session? Session(this HttpContext context) => context.Features.Get<Session>();

    /// <summary>Address from which the request came.</summary>
    internal static string Origin(this HttpContext context) => context.RemoteAddress().ToString();

    /// <summary>Address from which the request came; IPv4 in its own form also on a socket for both.</summary>
    internal static IPAddress RemoteAddress(this HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        var address => address,
    };

    /// <summary>Whether the request comes from this machine itself, and not through a proxy that runs on it and says so.</summary>
    internal static bool IsLocal(this HttpContext context) =>
        IPAddress.IsLoopback(context.RemoteAddress()) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    /// <summary>Whether a password may be taken from this connection: encrypted, or not leaving the machine.</summary>
    internal static bool IsConfidential(this HttpContext context) => context.Request.IsHttps || IPAddress.IsLoopback(context.RemoteAddress());
}
