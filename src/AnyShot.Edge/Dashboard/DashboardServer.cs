using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Observability;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace AnyShot.Edge.Dashboard;

/// <summary>
/// Kestrel on the configured address. A page that cannot listen (port in use) must not keep the line from running: an alarm says so,
/// and the attempt is repeated until it works.
/// </summary>
public sealed partial class DashboardServer : IServer
{
    public const string AlarmId = "dashboard-address";
    private static readonly TimeSpan s_handshakeTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(2);
    private readonly DashboardOptions _options;
    private readonly AlarmBoard _alarms;
    private readonly IConnectionListenerFactory _transport;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly TlsFiles _tls;
    private readonly ILogger<DashboardServer> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServerAddressesFeature _addresses = new();
    private KestrelServer? _server;
    private Task _retries = Task.CompletedTask;

    public DashboardServer(
        AgentOptions options, AlarmBoard alarms, IConnectionListenerFactory transport, IServiceProvider services, TimeProvider time, ILogger<DashboardServer> log)
    {
        (_options, _alarms, _transport, _services, _time, _log) = (options.Dashboard, alarms, transport, services, time, log);
        _tls = services.GetRequiredService<TlsFiles>();
        Features.Set<IServerAddressesFeature>(_addresses);
    }

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        // Addresses from the environment (ASPNETCORE_URLS) do not count: the device configuration says where we listen.
        _addresses.Addresses.Clear();
        if (_options.Enabled && !await TryListenAsync(application, cancellationToken))
        {
            _retries = RetryAsync(application, _stopping.Token);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _retries.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_server is not null)
        {
            await _server.StopAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        _stopping.Dispose();
    }

    private async Task RetryAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        do
        {
            await Task.Delay(s_retryDelay, _time, cancellationToken);
        }
        while (!await TryListenAsync(application, cancellationToken));
    }

    private async Task<bool> TryListenAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        KestrelServer? server = null;
        try
        {
            if (_tls.IsConfigured)
            {
                _tls.Current();
            }

            server = new KestrelServer(Options.Create(await KestrelOptionsAsync(cancellationToken)), _transport, _services.GetRequiredService<ILoggerFactory>());
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            server?.Dispose();
            var sentence = $"The page cannot listen on {_options.Host}:{_options.Port} ({(exception.InnerException ?? exception).Message}); "
                + "free the port, or set dashboard.host, port or certificateFile. Everything else runs on.";
            if (_alarms.Current.All(alarm => alarm.Id != AlarmId))
            {
                CannotListen(sentence);
            }

            _alarms.Raise(AlarmId, sentence);
            return false;
        }

        _server = server;
        foreach (var address in server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses)
        {
            _addresses.Addresses.Add(address);
            Listening(address);
        }

        _alarms.Clear(AlarmId);
        return true;
    }

    private async Task<KestrelServerOptions> KestrelOptionsAsync(CancellationToken cancellationToken)
    {
        var kestrel = new KestrelServerOptions { ApplicationServices = _services, AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = 200;
        kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        var host = _options.Host == "localhost" ? IPAddress.Loopback.ToString() : _options.Host;
        foreach (var address in await Dns.GetHostAddressesAsync(host, cancellationToken))
        {
            kestrel.Listen(address, _options.Port, Encrypt);
        }

        return kestrel;
    }

    private void Encrypt(ListenOptions endpoint)
    {
        if (_tls.IsConfigured)
        {
            endpoint.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = c => ValueTask.FromResult(_tls.Settings((c.Connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "")),
                HandshakeTimeout = s_handshakeTime,
            });
        }
    }

    [LoggerMessage(6001, LogLevel.Information, "The page is at {Address}")]
    private partial void Listening(string address);

    [LoggerMessage(6002, LogLevel.Error, "{Sentence}")]
    private partial void CannotListen(string sentence);
}
