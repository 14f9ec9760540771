using System.Globalization;
using System.Threading.RateLimiting;
using AnyShot.Edge.Configuration;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>
/// How often an address may ask (<c>dashboard.requestsPerSecond</c>). Bursts of twice that pass, and the requests of one more second wait for their turn: several pages behind one address that open
/// together, with all their pictures, shall come a moment later rather than with gaps.
/// </summary>
internal sealed class RequestLimits(AgentOptions agent) : IConfigureOptions<RateLimiterOptions>
{
    public void Configure(RateLimiterOptions options)
    {
        var rate = agent.Dashboard.RequestsPerSecond;
        // Ten times a second, so that those who wait come evenly.
        var tokens = Math.Max(1, rate / 10);
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            LoginLimits.Network(context.RemoteAddress()).ToString(),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 2 * rate,
                TokensPerPeriod = tokens,
                ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / (double)rate),
                QueueLimit = rate,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
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
