using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Host lifetime of a service of type notify: READY when started, STOPPING when asked to end, SIGTERM ends it.</summary>
public class SystemdLifetime : IHostLifetime, IDisposable
{
    private readonly IHostEnvironment _environment;
    private readonly IHostApplicationLifetime _application;
    private readonly ISystemdNotifier _notifier;
    private readonly ILogger _logger;
    private readonly List<IDisposable> _registrations = [];

    /// <summary>Takes what the host provides.</summary>
    public SystemdLifetime(IHostEnvironment environment, IHostApplicationLifetime applicationLifetime, ISystemdNotifier systemdNotifier, ILoggerFactory loggerFactory)
    {
        _environment = environment ?? throw new ArgumentNullException(nameof(environment));
        _application = applicationLifetime ?? throw new ArgumentNullException(nameof(applicationLifetime));
        _notifier = systemdNotifier ?? throw new ArgumentNullException(nameof(systemdNotifier));
        _logger = loggerFactory.CreateLogger("Microsoft.Hosting.Lifetime");
    }

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _registrations.Add(_application.ApplicationStarted.Register(OnStarted));
        _registrations.Add(_application.ApplicationStopping.Register(OnStopping));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminate));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _registrations.Clear();
        GC.SuppressFinalize(this);
    }

    private void OnStarted()
    {
        _logger.LogInformation("Service started in environment {Environment}.", _environment.EnvironmentName);
        _notifier.Notify(ServiceState.Ready);
    }

    private void OnStopping()
    {
        _logger.LogInformation("Service is shutting down.");
        _notifier.Notify(ServiceState.Stopping);
    }

    private void OnTerminate(PosixSignalContext context)
    {
        // The host ends in its own time; the default action would end the process at once.
        context.Cancel = true;
        _application.StopApplication();
    }
}
