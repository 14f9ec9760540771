using System.Net.Sockets;
using System.Text.Json;

namespace AnyShot.Edge.OpcUa;

/// <summary>
/// One server process with its link. Prepared it holds the tag model but does not listen, which is what takes the time (loading node-opcua and its
/// address space); so a prepared instance beside the running one takes over within milliseconds. Disposing ends the process.
/// </summary>
internal sealed class TagServerInstance : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly TagServerProcess _process;
    private readonly TagServerSettings _settings;

    private TagServerInstance(TagServerProcess process, TagServerLink link, TagServerSettings settings) =>
        (_process, Link, _settings) = (process, link, settings);

    public TagServerLink Link { get; }

    public int ProcessId => _process.Id;

    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts a process and hands it the model; it does not listen yet.</summary>
    /// <exception cref="TagServerException">It cannot run; one sentence.</exception>
    /// <exception cref="TimeoutException">It did not get ready in time.</exception>
    public static async Task<TagServerInstance> PrepareAsync(string folder, TagServerSettings settings, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestStart, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var listener = new TagServerSocket(folder);
        var process = TagServerProcess.Start(TagServerLocation.Find(), listener.FilePath, log);
        TagServerInstance? instance = null;
        try
        {
            instance = new TagServerInstance(process, new TagServerLink(await AcceptAsync(listener, process, either).ConfigureAwait(false), time), settings);
            await instance.HelloAsync(either.Token).ConfigureAwait(false);
            await instance.Link.SendAsync(json => TagServerMessages.Prepare(json, settings), either.Token).ConfigureAwait(false);
            await instance.NextAsync("prepared", either.Token).ConfigureAwait(false);
            return instance;
        }
        catch (Exception error)
        {
            instance?.Link.Dispose();
            await process.DisposeAsync().ConfigureAwait(false);
            if (error is OperationCanceledException && limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The OPC UA server did not start within {LongestStart.TotalSeconds:0} s.", error);
            }

            throw;
        }
    }

    /// <summary>Opens the endpoint.</summary>
    /// <returns>Its address, such as <c>opc.tcp://127.0.0.1:4840</c>.</returns>
    /// <exception cref="TagServerException">The port is taken, or the process is gone.</exception>
    public async Task<string> ListenAsync(CancellationToken cancellationToken)
    {
        await Link.SendAsync(TagServerMessages.Listen, cancellationToken).ConfigureAwait(false);
        var ready = await NextAsync("ready", cancellationToken).ConfigureAwait(false);
        return ready.TryGetProperty("endpoint", out var endpoint) && endpoint.ValueKind == JsonValueKind.String ? endpoint.GetString()! : "";
    }

    /// <summary>What a message says that should not have come.</summary>
    public TagServerException Refused(JsonElement message)
    {
        string Text(string name) => message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (Text("type") != "failed")
        {
            return new TagServerException("The OPC UA server process sent a message out of place.");
        }

        return Text("reason") == "port-in-use"
            ? new TagServerException($"The OPC UA port {_settings.Port} on {_settings.Options.Host} is in use by another program: end that or change opcUa.port; it is tried again.")
            : new TagServerException($"The OPC UA server cannot run: {Text("sentence")}");
    }

    public async ValueTask DisposeAsync()
    {
        Link.Dispose();
        await _process.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<Socket> AcceptAsync(TagServerSocket listener, TagServerProcess process, CancellationTokenSource start)
    {
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

    private async Task HelloAsync(CancellationToken cancellationToken)
    {
        var hello = await NextAsync("hello", cancellationToken).ConfigureAwait(false);
        if (!hello.TryGetProperty("protocol", out var protocol) || !protocol.TryGetInt32(out var version) || version != TagServerLink.Protocol)
        {
            throw new TagServerException($"The OPC UA server process does not speak protocol {TagServerLink.Protocol}: its files are of another version than the agent.");
        }
    }

    private async Task<JsonElement> NextAsync(string type, CancellationToken cancellationToken)
    {
        var message = await Link.ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new TagServerException($"The OPC UA server process ended before it was ready (no {type}).");
        return message.GetProperty("type").GetString() == type ? message : throw Refused(message);
    }
}
