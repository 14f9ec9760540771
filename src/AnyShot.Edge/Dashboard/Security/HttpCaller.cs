using System.Globalization;
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

    /// <summary>Address and port from which the request came.</summary>
    internal static string Origin(this HttpContext context) => string.Create(
        CultureInfo.InvariantCulture, $"{context.Connection.RemoteIpAddress}:{context.Connection.RemotePort}");

    /// <summary>The caller who did not log in; null where there is none.</summary>
    internal static Caller? OfNobody(HttpContext context, DashboardOptions options) =>
        options.AllowAnonymous ? new Caller(Anonymous, options.AnonymousRole, Door.Http, context.Origin()) : null;
}
