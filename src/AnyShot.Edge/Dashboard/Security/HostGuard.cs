using System.Collections.Frozen;
using System.Net;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// Refuses requests whose Host is not ours: a hostile site could let its own name point at this machine (DNS rebinding) and would then be
/// same-origin with us. An address in digits cannot be rebound, so away from loopback every one is let in.
/// </summary>
public sealed class HostGuard(AgentOptions options)
{
    private readonly FrozenSet<string> _names = new[] { "localhost", options.Dashboard.Host }
        .Concat(options.Dashboard.IsLoopback ? [] : [Environment.MachineName])
        .Concat(options.Dashboard.AllowedHosts)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (IsOurs(host))
        {
            await next(context);
            return;
        }

        var shown = host.Length > 100 ? host[..100] + "..." : host;
        await context.RefuseAsync(
            StatusCodes.Status403Forbidden, $"The host name '{shown}' is not one of this station; list it in dashboard.allowedHosts if it should be.");
    }

    private bool IsOurs(string host)
    {
        if (_names.Contains(host))
        {
            return true;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address) && (!options.Dashboard.IsLoopback || IPAddress.IsLoopback(address));
    }
}
