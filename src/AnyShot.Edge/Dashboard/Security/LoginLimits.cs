using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>How often passwords may be wrong. Right ones cost nothing, so a script that sends its password with each request is not held up.</summary>
internal sealed class LoginLimits : IDisposable
{
    /// <summary>Wrong passwords in a row that an address may send; one more every <see cref="PerAddressPause"/>.</summary>
    public const int PerAddress = 10;

    /// <summary>Wrong passwords in a row from everywhere together.</summary>
    public const int Everywhere = 60;

    public static readonly TimeSpan PerAddressPause = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan EverywherePause = TimeSpan.FromSeconds(1);

    // At most this many at a time, so that an address cannot send a thousand before the first is known to be wrong.
    private readonly PartitionedRateLimiter<IPAddress> _atATime = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetConcurrencyLimiter(Network(address), _ => new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 20 }));

    private readonly PartitionedRateLimiter<IPAddress> _wrong = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(Network(address), _ => Bucket(PerAddress, PerAddressPause)));

    private readonly TokenBucketRateLimiter _wrongEverywhere = new(Bucket(Everywhere, EverywherePause));

    /// <summary>Asks to try a password.</summary>
    /// <returns>To be disposed after the try; null when there were too many wrong ones.</returns>
    public async Task<IDisposable?> TryAsync(IPAddress address, CancellationToken cancellationToken)
    {
        var turn = await _atATime.AcquireAsync(address, 1, cancellationToken);

        // No permit is taken: it only says whether one is left.
        if (turn.IsAcquired && _wrong.AttemptAcquire(address, 0).IsAcquired && _wrongEverywhere.AttemptAcquire(0).IsAcquired)
        {
            return turn;
        }

        turn.Dispose();
        return null;
    }

    /// <summary>The password was wrong.</summary>
    public void Wrong(IPAddress address)
    {
        _wrong.AttemptAcquire(address).Dispose();
        _wrongEverywhere.AttemptAcquire().Dispose();
    }

    public void Dispose()
    {
        _atATime.Dispose();
        _wrong.Dispose();
        _wrongEverywhere.Dispose();
    }

    /// <summary>Who counts as one: an address, or with IPv6 the whole network of it, from which a machine takes addresses as it likes.</summary>
    internal static IPAddress Network(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static TokenBucketRateLimiterOptions Bucket(int most, TimeSpan pause) =>
        new() { TokenLimit = most, TokensPerPeriod = 1, ReplenishmentPeriod = pause, QueueLimit = 0, AutoReplenishment = true };
}
