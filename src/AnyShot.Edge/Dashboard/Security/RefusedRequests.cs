using System.Globalization;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Watches the answers that go out and notes refusals in the <see cref="RefusalLog"/>.</summary>
internal sealed class RefusedRequests(RefusalLog log)
{
    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var status = context.Response.StatusCode;
        if (status is < 400 or >= 500 or StatusCodes.Status404NotFound or StatusCodes.Status409Conflict)
        {
            return;
        }

        // The desk logs its own refusals, with what it was asked.
        var refusal = context.Features.Get<Refusal>();
        if (refusal is null && status is (StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests))
        {
            return;
        }

        // Never the address as it was sent: it is the caller's text, and each would be a cause of its own.
        var address = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an address that is not mapped";
        var reason = refusal?.Sentence ?? "The request cannot be used.";
        log.Say(
            string.Create(CultureInfo.InvariantCulture, $"{status} {address}"),
            context.Origin(),
            string.Create(CultureInfo.InvariantCulture, $"{Method(context)} {address} by {context.Caller()?.Name ?? "nobody"} was answered with {status}: {reason}"));
    }

    private static string Method(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? "GET" : HttpMethods.IsPost(context.Request.Method) ? "POST" : "A request for";
}
