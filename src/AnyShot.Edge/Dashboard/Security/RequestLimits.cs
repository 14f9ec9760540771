using System.Globalization;
using System.Threading.RateLimiting;
using AnyShot.Edge.Configuration;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>How often an address may ask (<c>dashboard.requestsPerSecond</c>); bursts of twice that pass.</summary>
internal sealed class RequestLimits(AgentOptions agent) : IConfigureOptions<RateLimiterOptions>
{
    public void Configure(RateLimiterOptions options)
    {
        var rate = agent.Dashboard.RequestsPerSecond;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            LoginLimits.Network(context.RemoteAddress()).ToString(),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 2 * rate,
                TokensPerPeriod = rate,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            }));
        options.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await rejected.HttpContext.RefuseAsync(
                StatusCodes.Status429TooManyRequests,
                string.Create(CultureInfo.InvariantCulture, $"More than {rate} requests a second; dashboard.requestsPerSecond is the limit of one address."));
        };
    }
}
