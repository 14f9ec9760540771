using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control;

/// <summary>The desk: every request passes the same checks, whichever door it came through. One request of a client and id is done once.</summary>
internal sealed partial class ControlDesk : IControlDesk, IDisposable
{
    private const int LongestId = 64;
    private const int BurstShare = 10;

    private readonly Dictionary<string, IControlVerb> _verbs;
    private readonly ControlStore _store;
    private readonly ControlOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ControlDesk> _log;
    private readonly PartitionedRateLimiter<string> _rate;
    private readonly RefusalLog _refusals;
    private readonly Dictionary<(string Client, string Id), Task<ControlReply>> _underWay = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _forgotten;

    public ControlDesk(IEnumerable<IControlVerb> verbs, ControlStore store, ControlOptions options, RefusalLog refusals, TimeProvider time, ILogger<ControlDesk> log)
    {
        (_store, _options, _refusals, _time, _log) = (store, options, refusals, time, log);
        _verbs = verbs.ToDictionary(verb => verb.Verb);
        var burst = Math.Max(1, options.RequestsPerMinute / BurstShare);
        _rate = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = burst,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / BurstShare),
        }));
    }

    public async Task<ControlReply> ExecuteAsync(ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var id = request.Id.Length == 0 ? Guid.CreateVersion7().ToString() : request.Id;
        var reply = await AnswerAsync(request with { Id = id }, caller, cancellationToken).ConfigureAwait(false);
        if (reply.Success && !_verbs[request.Verb].IsQuestion)
        {
            LogDone(request.Verb, caller.Name, caller.Door, caller.Origin, reply.Sentence);
        }
        else if (!reply.Success)
        {
            Note(request.Verb, caller, reply);
        }

        return reply;
    }

    public void Dispose() => _rate.Dispose();

    private async Task<ControlReply> AnswerAsync(ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        // A hostile client must cost as little as possible, so the rate comes first.
        using var lease = _rate.AttemptAcquire(Client(caller));
        if (!lease.IsAcquired)
        {
            return new ControlReply(Safe(request.Id), ControlOutcome.TooMany, $"More than {_options.RequestsPerMinute} requests in a minute (control.requestsPerMinute); ask again later.");
        }

        if (request.Id.Length > LongestId || !request.Id.All(IsOfId))
        {
            return new ControlReply(Safe(request.Id), ControlOutcome.Invalid, $"The request id must be 1 to {LongestId} of letters, digits and - _ . :");
        }

        if (!_verbs.TryGetValue(request.Verb, out var verb))
        {
            return new ControlReply(request.Id, ControlOutcome.NotFound, $"There is no verb \"{BodyReader.Quote(request.Verb)}\"; there are {string.Join(", ", _verbs.Keys.Order(StringComparer.Ordinal))}.");
        }

        if (caller.Door is Door.Mqtt or Door.OpcUa && ControlVerbs.HttpOnly.Contains(request.Verb))
        {
            return new ControlReply(request.Id, ControlOutcome.Forbidden, $"{request.Verb} is taken over HTTP only, from somebody who has logged in.");
        }

        var needed = VerbRoles.Needed(request.Verb);
        if (caller.Role < needed)
        {
            return new ControlReply(request.Id, ControlOutcome.Forbidden, $"{request.Verb} needs the role {needed.ToString().ToLowerInvariant()}; {caller.Name} has the role {caller.Role.ToString().ToLowerInvariant()}.");
        }

        return verb.IsQuestion
            ? await TellAsync(verb, request, caller, cancellationToken).ConfigureAwait(false)
            : await OnceAsync(verb, request, caller, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same request that comes twice at a time is done once as well.</summary>
    private async Task<ControlReply> OnceAsync(IControlVerb verb, ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var key = (Client(caller), request.Id);
        Task<ControlReply>? running;
        var mine = new TaskCompletionSource<ControlReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (!_underWay.TryGetValue(key, out running))
            {
                _underWay[key] = mine.Task;
            }
        }

        if (running is not null)
        {
            await running.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await OnceAsync(verb, request, caller, cancellationToken).ConfigureAwait(false);
        }

        var reply = new ControlReply(request.Id, ControlOutcome.Unavailable, "The request was not done.");
        try
        {
            return reply = await RememberAsync(verb, request, caller, key, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _underWay.Remove(key);
            }

            mine.SetResult(reply);
        }
    }

    private async Task<ControlReply> RememberAsync(IControlVerb verb, ControlRequest request, Caller caller, (string Client, string Id) key, CancellationToken cancellationToken)
    {
        try
        {
            var digest = Digest(request);
            if (_store.Find(key.Client, key.Id) is { } stored)
            {
                if (stored.Digest != digest)
                {
                    return new ControlReply(request.Id, ControlOutcome.Conflict, "The request id was used before, for another request.");
                }

                if (stored.Reply is not null)
                {
                    return JsonSerializer.Deserialize(stored.Reply, ControlJson.Default.ControlReply)!;
                }

                if (!verb.IsRepeatable)
                {
                    return new ControlReply(request.Id, ControlOutcome.Conflict, "The agent ended while it did this request, and cannot tell whether it was done; it is not done again.");
                }
            }

            ForgetOld();
            _store.Begin(key.Client, key.Id, digest, _time.GetUtcNow());
            var reply = await DoAsync(verb, request, caller, cancellationToken).ConfigureAwait(false);
            // What did not work may work later: only what was done is remembered.
            if (reply.Success)
            {
                _store.End(key.Client, key.Id, JsonSerializer.SerializeToUtf8Bytes(reply, ControlJson.Default.ControlReply));
            }
            else
            {
                _store.Forget(key.Client, key.Id);
            }

            return reply;
        }
        catch (IOException error)
        {
            return new ControlReply(request.Id, ControlOutcome.Unavailable, error.Message);
        }
    }

    private async Task<ControlReply> TellAsync(IControlVerb verb, ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await DoAsync(verb, request, caller, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            return new ControlReply(request.Id, ControlOutcome.Unavailable, error.Message);
        }
    }

    private async Task<ControlReply> DoAsync(IControlVerb verb, ControlRequest request, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await verb.DoAsync(request.Id, request.Body, caller, cancellationToken).ConfigureAwait(false);
        }
        catch (ControlRefusal refusal)
        {
            return new ControlReply(request.Id, refusal.Outcome, refusal.Message);
        }
        catch (ClassRefusedException refusal)
        {
            return new ControlReply(request.Id, refusal.Outcome, refusal.Message);
        }
        catch (FeedbackRefusedException refusal)
        {
            return new ControlReply(request.Id, refusal.Outcome, refusal.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ControlReply(request.Id, ControlOutcome.Unavailable, "The request was cut off.");
        }
        catch (Exception error) when (error is not (IOException or OutOfMemoryException))
        {
            LogFault(request.Verb, error);
            return new ControlReply(request.Id, ControlOutcome.Unavailable, $"{request.Verb} failed: {error.Message}");
        }
    }

    private void Note(string verb, Caller caller, ControlReply reply)
    {
        // A verb that nobody knows is the caller's text, and each would be a cause of its own.
        var known = _verbs.ContainsKey(verb) ? verb : "an unknown verb";
        _refusals.Say($"{caller.Door} {known} {reply.Outcome}", Client(caller), $"{known} over {caller.Door} was not done: {reply.Sentence}");
    }

    private void ForgetOld()
    {
        var now = _time.GetUtcNow();
        if (now - _forgotten > TimeSpan.FromHours(1))
        {
            _forgotten = now;
            _store.ForgetBefore(now - _options.RememberAnswers);
        }
    }

    private static string Client(Caller caller) => $"{caller.Door}/{caller.Name}";

    private static string Digest(ControlRequest request)
    {
        var text = $"{request.Verb}\n{JsonSerializer.Serialize(request.Body)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static bool IsOfId(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':';

    private static string Safe(string id) => string.Concat(id.Where(IsOfId).Take(LongestId));

    [LoggerMessage(16010, LogLevel.Information, "{Verb} by {Name} ({Door} {Origin}): {Sentence}")]
    private partial void LogDone(string verb, string name, Door door, string origin, string sentence);

    [LoggerMessage(16012, LogLevel.Error, "{Verb} failed")]
    private partial void LogFault(string verb, Exception error);
}
