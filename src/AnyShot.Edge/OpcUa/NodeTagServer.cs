using System.Net.Sockets;
using System.Text.Json;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.OpcUa;

/// <summary>
/// The OPC UA server as a child process on node-opcua. Starts it, hands it the tag model, watches it and starts it again when it dies or hangs.
/// The process ends by itself when our socket closes, so it does not outlive the agent, however the agent ends.
/// </summary>
public sealed partial class NodeTagServer : BackgroundService, ITagServer, IHealthSource
{
    private const string AlarmId = "opcua-server";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(10);
    private readonly DeviceConfiguration _configuration;
    private readonly AlarmBoard _alarms;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<NodeTagServer> _log;
    private readonly string _folder;
    private int _port;
    private volatile TagServerLink? _link;
    private volatile string? _fault;
    private volatile string? _endpoint;
    private volatile int _processId;

    /// <param name="configuration">Station, options and state directory; certificates and the socket lie in its folder <c>opcua</c>.</param>
    /// <param name="alarms">Where alarms go.</param>
    /// <param name="metrics">Counts restarts.</param>
    /// <param name="time">Clock of the delays.</param>
    /// <param name="log">Log.</param>
    public NodeTagServer(DeviceConfiguration configuration, AlarmBoard alarms, AgentMetrics metrics, TimeProvider time, ILogger<NodeTagServer> log)
    {
        (_configuration, _alarms, _metrics, _time, _log) = (configuration, alarms, metrics, time, log);
        _folder = Path.Combine(configuration.StateDirectory, "opcua");
        _port = configuration.Options.OpcUa.Port;
    }

    /// <inheritdoc/>
    public event Action? Ready;

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
    public IEnumerable<HealthReport> Report()
    {
        var options = _configuration.Options.OpcUa;
        yield return (_link, _fault) switch
        {
            (not null, _) when !options.AllowAnonymous && options.UserName.Length == 0 =>
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
    }

    /// <returns>Why the server is gone.</returns>
    private async Task<string> RunUntilGoneAsync(CancellationToken stoppingToken)
    {
        try
        {
            var settings = Settings();
            using var listener = new TagServerSocket(_folder);
            await using var process = TagServerProcess.Start(TagServerLocation.Find(), listener.FilePath, _log);
            _processId = process.Id;
            using var start = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            using var link = new TagServerLink(await AcceptAsync(listener, process, start).ConfigureAwait(false), _time);
            try
            {
                await HandshakeAsync(link, settings, start.Token).ConfigureAwait(false);
                start.CancelAfter(Timeout.InfiniteTimeSpan);
                await ServeAsync(link, stoppingToken).ConfigureAwait(false);
                return link.Fault ?? "The OPC UA server process ended.";
            }
            finally
            {
                _link = null;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return "The agent ends.";
        }
        catch (OperationCanceledException)
        {
            return $"The OPC UA server did not start within {LongestStart.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is TagServerException or IOException or UnauthorizedAccessException or SocketException)
        {
            return e.Message;
        }
        finally
        {
            _processId = 0;
        }
    }

    private static async Task<Socket> AcceptAsync(TagServerSocket listener, TagServerProcess process, CancellationTokenSource start)
    {
        start.CancelAfter(LongestStart);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(start.Token);
        var accept = listener.AcceptAsync(either.Token).AsTask();
        var exit = process.WaitForExitAsync(either.Token);
        if (await Task.WhenAny(accept, exit).ConfigureAwait(false) == exit && exit.IsCompletedSuccessfully)
        {
            await either.CancelAsync().ConfigureAwait(false);
            await ((Task)accept).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new TagServerException(process.ExitSentence());
        }

        var socket = await accept.ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        return socket;
    }

    /// <summary>hello, start with the model, ready.</summary>
    private async Task HandshakeAsync(TagServerLink link, TagServerSettings settings, CancellationToken cancellationToken)
    {
        var hello = await NextAsync(link, "hello", cancellationToken).ConfigureAwait(false);
        if (!hello.TryGetProperty("protocol", out var protocol) || !protocol.TryGetInt32(out var version) || version != TagServerLink.Protocol)
        {
            throw new TagServerException($"The OPC UA server process does not speak protocol {TagServerLink.Protocol}: its files are of another version than the agent.");
        }

        await link.SendAsync(json => TagServerMessages.Start(json, settings), cancellationToken).ConfigureAwait(false);
        var ready = await NextAsync(link, "ready", cancellationToken).ConfigureAwait(false);
        _endpoint = ready.TryGetProperty("endpoint", out var endpoint) && endpoint.ValueKind == JsonValueKind.String ? endpoint.GetString()! : "";
        // With port 0 the first start chooses; clients find a restarted server where it was.
        _port = Uri.TryCreate(_endpoint, UriKind.Absolute, out var uri) && uri.Port > 0 ? uri.Port : _port;
    }

    private async Task ServeAsync(TagServerLink link, CancellationToken stoppingToken)
    {
        _fault = null;
        _link = link;
        _alarms.Clear(AlarmId);
        LogReady(_endpoint!);
        Ready?.Invoke();
        while (await link.ReadAsync(stoppingToken).ConfigureAwait(false) is { } message)
        {
            var type = message.GetProperty("type").GetString();
            if (type == "ack" && message.TryGetProperty("seq", out var seq) && seq.TryGetInt64(out var sequence))
            {
                link.Acknowledge(sequence);
            }
            else
            {
                throw Refused(message);
            }
        }
    }

    private async Task<JsonElement> NextAsync(TagServerLink link, string type, CancellationToken cancellationToken)
    {
        var message = await link.ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new TagServerException($"The OPC UA server process ended before it was ready (no {type}).");
        return message.GetProperty("type").GetString() == type ? message : throw Refused(message);
    }

    private TagServerException Refused(JsonElement message)
    {
        string Text(string name) => message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (Text("type") != "failed")
        {
            return new TagServerException("The OPC UA server process sent a message out of place.");
        }

        return Text("reason") == "port-in-use"
            ? new TagServerException($"The OPC UA port {_port} on {_configuration.Options.OpcUa.Host} is in use by another program: end that or change opcUa.port; it is tried again.")
            : new TagServerException($"The OPC UA server cannot run: {Text("sentence")}");
    }

    private TagServerSettings Settings()
    {
        var options = _configuration.Options.OpcUa;
        var password = "";
        if (options.UserName.Length > 0)
        {
            var file = _configuration.Resolve(options.PasswordFile);
            try
            {
                password = File.ReadLines(file).FirstOrDefault() ?? "";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new TagServerException($"The password file {file} (opcUa.passwordFile) cannot be read: {e.Message}", e);
            }

            if (password.Length == 0)
            {
                throw new TagServerException($"The password file {file} (opcUa.passwordFile) has an empty first line.");
            }
        }

        return new TagServerSettings(_configuration.Options.Station.Name, options, _port, password, Path.Combine(_folder, "pki"));
    }
}
