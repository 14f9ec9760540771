using AnyShot.Edge.Hosting;
using System.Net.Sockets;
using System.Text.Json;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.OpcUa;

/// <summary>
/// The OPC UA server as a child process on node-opcua. Starts it, hands it the tag model, watches it and replaces it when it dies or hangs, by a second
/// process that stands prepared beside it: loading node-opcua takes seconds on a small machine, and a PLC should not wait for that. A process ends by itself when our socket closes, so it does not outlive the agent, however the agent ends.
/// </summary>
public sealed partial class NodeTagServer : AgentWorker, ITagServer, IHealthSource
{
    private const string AlarmId = "opcua-server";
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(10);
    private readonly DeviceConfiguration _configuration;
    private readonly AlarmBoard _alarms;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<NodeTagServer> _log;
    private readonly OpcUaUsers _users;
    private readonly MethodDoor _methods;
    private readonly string _folder;
    private readonly RefusalLog? _refusals;
    private int _port;
    private Task<TagServerInstance>? _standby;
    private volatile TagServerLink? _link;
    private volatile string? _fault;
    private volatile string? _endpoint;
    private volatile int _processId;

    /// <param name="configuration">Station, options and state directory; certificates and the socket lie in its folder <c>opcua</c>.</param>
    /// <param name="alarms">Where alarms go.</param>
    /// <param name="metrics">Counts restarts.</param>
    /// <param name="time">Clock of the delays.</param>
    /// <param name="log">Log.</param>
    /// <param name="desk">What methods call; null leaves them unanswered.</param>
    /// <param name="directory">Users besides <c>opcUa.userName</c>; null for none.</param>
    /// <param name="refusals">Where refused certificates are logged; null for nowhere.</param>
    public NodeTagServer(
        DeviceConfiguration configuration, AlarmBoard alarms, AgentMetrics metrics, TimeProvider time, ILogger<NodeTagServer> log, IControlDesk? desk = null, IUserDirectory? directory = null,
        RefusalLog? refusals = null)
    {
        _users = new OpcUaUsers(configuration, directory);
        _methods = new MethodDoor(desk);
        _refusals = refusals;
        (_configuration, _alarms, _metrics, _time, _log) = (configuration, alarms, metrics, time, log);
        _folder = Path.Combine(configuration.StateDirectory, "opcua");
        _port = configuration.Options.OpcUa.Port;
    }

    /// <inheritdoc/>
    public event Action? Ready;

    /// <inheritdoc/>
    public event Action<TagWrite>? Written;

    /// <inheritdoc/>
    public bool IsConnected => _link is not null;

    /// <summary>Where clients connect, such as <c>opc.tcp://127.0.0.1:4840</c>; null while no server runs.</summary>
    public string? Endpoint => IsConnected ? _endpoint : null;

    /// <summary>Process id of the running server; 0 while none runs.</summary>
    public int ProcessId => _processId;

    /// <inheritdoc/>
    public async ValueTask<bool> WriteAsync(IReadOnlyList<TagValue> values, CancellationToken cancellationToken) =>
        _link is { } link && await link.WriteAsync(values, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> ShowAsync(ClassNodes classes, CancellationToken cancellationToken) =>
        _link is { } link && await link.SendAsync(json => TagServerMessages.Classes(json, classes), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> ShowAsync(IReadOnlyList<(string Id, ClassTally Tally)> tallies, CancellationToken cancellationToken) =>
        _link is { } link && await link.SendAsync(json => TagServerMessages.Counts(json, tallies), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> ShowAsync(VisionNews news, CancellationToken cancellationToken) =>
        _link is { } link && await link.SendAsync(json => TagServerMessages.Vision(json, news), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IEnumerable<HealthReport> Report()
    {
        var options = _configuration.Options.OpcUa;
        yield return (_link, _fault) switch
        {
            (not null, _) when !options.AllowAnonymous && !_users.Any =>
                new HealthReport("opcua", HealthStatus.Degraded, "The OPC UA server runs, but no client may log in: set opcUa.userName and opcUa.passwordFile."),
            (not null, _) => new HealthReport("opcua", HealthStatus.Ok, $"The OPC UA server listens on {_endpoint}."),
            (null, { } fault) => new HealthReport("opcua", HealthStatus.Down, fault),
            _ => new HealthReport("opcua", HealthStatus.Degraded, "The OPC UA server starts."),
        };
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = _configuration.Options.OpcUa;
        if ((options.AllowInsecure || options.AllowAnonymous) && options.Host is not ("127.0.0.1" or "::1" or "localhost"))
        {
            LogOpen(options.Host);
        }

        var delay = FirstDelay;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            var sentence = await RunUntilGoneAsync(stoppingToken).ConfigureAwait(false);
            if (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            _fault = sentence;
            _alarms.Raise(AlarmId, sentence);
            delay = _time.GetElapsedTime(started) > HealthyAfter ? FirstDelay : delay;
            LogGone(sentence, delay.TotalSeconds);
            await Task.Delay(delay, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            _metrics.Counters.Add(CounterNames.OpcUaRestarts);
        }

        if (await StandbyAsync().ConfigureAwait(false) is { } unused)
        {
            await unused.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <returns>Why the server is gone.</returns>
    private async Task<string> RunUntilGoneAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var instance = await TakeAsync(stoppingToken).ConfigureAwait(false);
            _processId = instance.ProcessId;
            _endpoint = await instance.ListenAsync(stoppingToken).ConfigureAwait(false);
            // With port 0 the first start chooses; clients find a restarted server where it was.
            _port = Uri.TryCreate(_endpoint, UriKind.Absolute, out var uri) && uri.Port > 0 ? uri.Port : _port;
            using var serving = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var standby = PrepareStandbyAsync(serving.Token, stoppingToken);
            try
            {
                await ServeAsync(instance, stoppingToken).ConfigureAwait(false);
                return instance.Link.Fault ?? "The OPC UA server process ended.";
            }
            finally
            {
                _link = null;
                await serving.CancelAsync().ConfigureAwait(false);
                await standby.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return "The agent ends.";
        }
        catch (Exception e) when (e is TagServerException or TimeoutException or IOException or UnauthorizedAccessException or SocketException)
        {
            return e.Message;
        }
        finally
        {
            _processId = 0;
        }
    }

    /// <summary>Prepares the standby once the start of the agent, which needs the processor itself, is over.</summary>
    private async Task PrepareStandbyAsync(CancellationToken serving, CancellationToken stoppingToken)
    {
        await Task.Delay(HealthyAfter, _time, serving).ConfigureAwait(false);
        _standby = PrepareAsync(stoppingToken);
    }

    /// <summary>The prepared instance when there is a living one, else a new one.</summary>
    private async Task<TagServerInstance> TakeAsync(CancellationToken cancellationToken)
    {
        var prepared = await StandbyAsync().ConfigureAwait(false);
        if (prepared is { IsAlive: true })
        {
            return prepared;
        }

        if (prepared is not null)
        {
            await prepared.DisposeAsync().ConfigureAwait(false);
        }

        return await PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the standby, waiting while it is being prepared; null when there is none or it could not be.</summary>
    private async Task<TagServerInstance?> StandbyAsync()
    {
        var standby = Interlocked.Exchange(ref _standby, null);
        if (standby is null)
        {
            return null;
        }

        try
        {
            return await standby.ConfigureAwait(false);
        }
        catch (Exception e) when (e is TagServerException or TimeoutException or IOException or UnauthorizedAccessException or SocketException or OperationCanceledException)
        {
            LogNoStandby(e.Message);
            return null;
        }
    }

    private Task<TagServerInstance> PrepareAsync(CancellationToken cancellationToken) =>
        Task.Run(() => TagServerInstance.PrepareAsync(_folder, Settings(), _time, _log, cancellationToken), CancellationToken.None);

    private async Task ServeAsync(TagServerInstance instance, CancellationToken stoppingToken)
    {
        var link = instance.Link;
        _fault = null;
        _link = link;
        _alarms.Clear(AlarmId);
        LogReady(_endpoint!);
        Ready?.Invoke();
        while (await link.ReadAsync(stoppingToken).ConfigureAwait(false) is { } message)
        {
            if (!Handle(instance, message, stoppingToken))
            {
                throw instance.Refused(message);
            }
        }
    }

    /// <summary>Takes one message of the process. Answers follow later, so that a slow one holds nobody up.</summary>
    /// <returns>False when it is none that may come.</returns>
    private bool Handle(TagServerInstance instance, JsonElement message, CancellationToken stoppingToken)
    {
        var link = instance.Link;
        var type = message.GetProperty("type").GetString();
        if (type == "ack")
        {
            return Number(message, "seq") is { } sequence && link.Acknowledge(sequence);
        }

        if (type == "refused" && (Text(message, "whose"), Text(message, "status"), Text(message, "subject"), Text(message, "thumbprint")) is ({ } whose, { } reason, { } subject, { } thumbprint))
        {
            var refused = new RefusedCertificate(whose, reason, subject, thumbprint);
            _refusals?.Say(refused.Cause, "OPC UA", refused.Sentence);
            return true;
        }

        if (Number(message, "id") is not { } id)
        {
            return false;
        }

        switch (type)
        {
            case "written" when Text(message, "path") is { } path && message.TryGetProperty("value", out var json) && Value(json) is { } value:
                var write = new TagWrite(path, value, status => Send(link, writer => TagServerMessages.Taken(writer, id, status)));
                if (Written is { } written)
                {
                    written(write);
                }
                else
                {
                    write.Complete(TagQuality.BadNotWritable);
                }

                return true;
            case "login" when (Text(message, "user"), Text(message, "password")) is ({ } user, { } password):
                _ = LogInAsync(link, id, user, password, stoppingToken);
                return true;
            case "certificate" when Text(message, "thumbprint") is { } userThumbprint:
                Send(link, json => TagServerMessages.LoggedIn(json, id, _users.ByCertificate(userThumbprint)));
                return true;
            case "call" when (Text(message, "method"), Text(message, "user"), Text(message, "session")) is ({ } method, { } caller, { } session)
                && Enum.TryParse<Role>(Text(message, "role"), out var role) && message.TryGetProperty("arguments", out var arguments) && arguments.ValueKind == JsonValueKind.Array:
                _ = CallAsync(link, id, new MethodCall(method, caller, role, session, [.. arguments.EnumerateArray()]), stoppingToken);
                return true;
            default:
                return false;
        }
    }

    private async Task LogInAsync(TagServerLink link, long id, string name, string password, CancellationToken stoppingToken)
    {
        User? user = null;
        try
        {
            user = await _users.LogInAsync(name, password, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogRefused("log in", e.Message);
        }

        Send(link, json => TagServerMessages.LoggedIn(json, id, user));
    }

    private async Task CallAsync(TagServerLink link, long id, MethodCall call, CancellationToken stoppingToken)
    {
        MethodReturn result;
        try
        {
            result = await _methods.CallAsync(call, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogRefused(call.Method, e.Message);
            result = new MethodReturn(TagQuality.Good, false, "The agent failed on this request; see its log.");
        }

        Send(link, json => TagServerMessages.Return(json, id, result));
    }

    private static void Send(TagServerLink link, Action<Utf8JsonWriter> message) => _ = link.SendAsync(message, CancellationToken.None);

    private static long? Number(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Number when json.TryGetInt64(out var number) => number,
        JsonValueKind.String => json.GetString(),
        _ => null,
    };

    private TagServerSettings Settings()
    {
        var options = _configuration.Options.OpcUa;
        // Said now and not at the first log in: a file that cannot be read.
        _ = _users.Password();
        return new TagServerSettings(_configuration.Options.Station.Name, options, _port, _users.Any, _users.AnyCertificate, OpcUaRoles.Anonymous(options), Path.Combine(_folder, "pki"), VisionModel.Of(_configuration));
    }
}
