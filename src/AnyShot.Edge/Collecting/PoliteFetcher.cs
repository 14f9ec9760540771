using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AnyShot.Edge.Collecting;

/// <summary>
/// Fetches over HTTP as a guest should: asks each host for its rules first and keeps them, waits between two requests to one host, says who it is, follows a few redirects to hosts that it may ask, and takes bounded
/// amounts in bounded time. Used by one caller at a time.
/// </summary>
internal sealed class PoliteFetcher : IDisposable
{
    /// <summary>Our name in a host's rules.</summary>
    public const string Agent = "AnyShotCollect";

    private const int MostRedirects = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly WebOptions _options;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _hosts;
    private readonly Dictionary<string, RobotsRules> _rules = [];
    private readonly Dictionary<string, DateTimeOffset> _next = [];
    private readonly HttpClient _client;

    /// <param name="options">Times and sizes.</param>
    /// <param name="hosts">Hosts that may be asked, without port.</param>
    /// <param name="time">Tells and waits.</param>
    public PoliteFetcher(WebOptions options, IEnumerable<string> hosts, TimeProvider time)
    {
        (_options, _time, _hosts) = (options, time, new HashSet<string>(hosts, StringComparer.OrdinalIgnoreCase));
        // Redirects are followed here, because each one must be allowed too. The time of a request is bounded by its own token.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, MaxResponseHeadersLength = 64 }) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Agent, "1.0"));
    }

    /// <summary>What an address gives.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="largest">Bytes at most.</param>
    /// <param name="kind">Media type that is asked for, and that the answer must begin with or leave open: <c>image/</c> or <c>text/html</c>.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The content, and the address that gave it.</returns>
    /// <exception cref="FetchException">It cannot be had; one sentence says why.</exception>
    public async Task<(byte[] Content, Uri Address)> GetAsync(Uri address, long largest, string kind, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            RequireAllowed(address);
            var rules = await RulesAsync(address, cancellationToken).ConfigureAwait(false);
            if (!rules.Allows(address.PathAndQuery))
            {
                throw new FetchException($"robots.txt of {address.Authority} does not allow it", isLasting: true);
            }

            await WaitAsync(address, rules.Delay, cancellationToken).ConfigureAwait(false);
            var (content, next) = await RequestAsync(address, largest, kind, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                return (content, address);
            }

            address = next;
        }

        throw new FetchException($"more than {MostRedirects} redirects", isLasting: true);
    }

    public void Dispose() => _client.Dispose();

    private void RequireAllowed(Uri address)
    {
        if (address.Scheme is not ("http" or "https"))
        {
            throw new FetchException($"an address of the kind {address.Scheme}: is not fetched", isLasting: true);
        }

        if (!_hosts.Contains(address.Host))
        {
            throw new FetchException($"it is on the host {address.Host}, which --host does not name", isLasting: true);
        }
    }

    private async Task<RobotsRules> RulesAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!_rules.TryGetValue(address.Authority, out var rules))
        {
            _rules[address.Authority] = rules = await ReadRulesAsync(new Uri(address, "/robots.txt"), cancellationToken).ConfigureAwait(false);
        }

        return rules;
    }

    private async Task<RobotsRules> ReadRulesAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            for (var redirects = 0; redirects <= MostRedirects && _hosts.Contains(address.Host); redirects++)
            {
                await WaitAsync(address, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                var (content, next) = await RequestAsync(address, RobotsRules.Largest, "text/", cancellationToken).ConfigureAwait(false);
                if (next is null)
                {
                    return RobotsRules.Parse(Encoding.UTF8.GetString(content), Agent);
                }

                address = next;
            }

            return RobotsRules.AllowAll;
        }
        catch (FetchException error)
        {
            // RFC 9309: a host that says there is no such file has no rules; one that cannot be asked must not be entered.
            return error.IsLasting ? RobotsRules.AllowAll : RobotsRules.DisallowAll;
        }
    }

    /// <summary>Waits for the host's turn.</summary>
    private async Task WaitAsync(Uri address, TimeSpan asked, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_next.TryGetValue(address.Authority, out var next) && next > now)
        {
            await Task.Delay(next - now, _time, cancellationToken).ConfigureAwait(false);
        }

        _next[address.Authority] = _time.GetUtcNow() + (asked > _options.Delay ? asked : _options.Delay);
    }

    private async Task<(byte[] Content, Uri? Next)> RequestAsync(Uri address, long largest, string kind, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd(kind.EndsWith('/') ? $"{kind}*" : kind);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                return ([], new Uri(address, location));
            }

            RequireSuccess(response, address);
            if (response.Content.Headers.ContentType?.MediaType is { } media && !media.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && media != "application/octet-stream")
            {
                throw new FetchException($"it is {media} and not {kind}", isLasting: true);
            }

            return (await ReadAsync(response.Content, largest, either.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"no answer within {_options.Timeout.TotalSeconds:0.#} s", isLasting: false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException or UriFormatException)
        {
            throw new FetchException(error.Message.TrimEnd('.'), isLasting: false);
        }
    }

    private void RequireSuccess(HttpResponseMessage response, Uri address)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        if (response.Headers.RetryAfter is { } after)
        {
            var wait = after.Delta ?? (after.Date - _time.GetUtcNow()) ?? TimeSpan.Zero;
            _next[address.Authority] = _time.GetUtcNow() + TimeSpan.FromTicks(Math.Clamp(wait.Ticks, _options.Delay.Ticks, Math.Max(_options.Delay.Ticks, LongestWait.Ticks)));
        }

        throw new FetchException($"answer {(int)response.StatusCode}", isLasting: (int)response.StatusCode is >= 400 and < 500 and not (408 or 429));
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, long largest, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            // The length that a server claims is not trusted, nor is what a compressed body unpacks to.
            if (bytes.Length + read > largest)
            {
                throw new FetchException($"larger than {largest >> 10} KB", isLasting: true);
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
