using AnyShot.Edge.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting.Systemd;

namespace AnyShot.Edge.Hosting;

/// <summary>
/// Runs the agent, and again each time a configuration was applied: everything is stopped in order and built anew in the same process, with the same outbox, so that no verdict is lost or
/// doubled. A configuration that does not run gives way to the one before.
/// </summary>
public static class AgentRounds
{
    /// <summary>Runs until the agent is asked to stop, or faults.</summary>
    /// <param name="file">The device configuration.</param>
    /// <param name="loggerOf">Makes the logger of a configuration.</param>
    /// <param name="more">Further services of each round.</param>
    /// <param name="cancellationToken">Asks it to stop.</param>
    /// <returns>As <see cref="AgentHost.RunAsync"/>.</returns>
    /// <exception cref="ConfigurationException">The first configuration cannot be used.</exception>
    public static async Task<int> RunAsync(string file, Func<DeviceConfiguration, Serilog.Core.Logger> loggerOf, Action<IServiceCollection>? more, CancellationToken cancellationToken)
    {
        var restart = new AgentRestart();
        var configuration = First(file, restart);
        while (true)
        {
            string? failure = null;
            var code = ExitCodes.Usage;
            try
            {
                code = await RunOnceAsync(configuration, loggerOf, restart, more, cancellationToken).ConfigureAwait(false);
                failure = code == ExitCodes.Success ? null : "The agent ended with it; the log says why.";
            }
            catch (ConfigurationException error) when (restart.OnTrial is not null)
            {
                failure = error.Message;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                return code;
            }

            switch (restart.Next(failure, out var applied, out var reason))
            {
                case AgentRestartStep.Forward:
                    try
                    {
                        configuration = ConfigurationReader.Read(file);
                    }
                    catch (ConfigurationException error)
                    {
                        configuration = GoBack(restart, applied!, error.Message);
                    }

                    break;
                case AgentRestartStep.Back:
                    configuration = GoBack(restart, applied!, reason);
                    break;
                default:
                    return code;
            }
        }
    }

    /// <summary>The configuration of the file; where the agent ended while it tried that one, the one before it, which goes back into the file.</summary>
    internal static DeviceConfiguration First(string file, AgentRestart restart)
    {
        if (!File.Exists(file))
        {
            return ConfigurationReader.Read(file);
        }

        file = Path.GetFullPath(file);
        var mark = new TrialMark(file);
        if (Tried(mark, file) is not { } tried || ConfigurationReader.Check(tried.Before, file).Configuration is not { } before)
        {
            return ConfigurationReader.Read(file);
        }

        var sentence = $"The agent ended while it tried the configuration that {tried.By} applied, and the one before is back: apply it again to try it again.";
        try
        {
            if (!new ConfigurationFile(file).TryWrite(tried.Before, tried.Digest))
            {
                // The agent ended before it was written or after the one before was back, or somebody has changed the file by hand since.
                mark.Delete();
                return ConfigurationReader.Read(file);
            }

            mark.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            sentence += $" The file still holds what was applied: {error.Message}";
        }

        restart.Found(tried, sentence);
        return before;
    }

    private static TriedConfiguration? Tried(TrialMark mark, string file)
    {
        try
        {
            return mark.Read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(file, [new ConfigurationMistake("", $"is being tried, and the mark beside it that holds the way back cannot be read: {error.Message}")]);
        }
    }

    private static async Task<int> RunOnceAsync(
        DeviceConfiguration configuration, Func<DeviceConfiguration, Serilog.Core.Logger> loggerOf, AgentRestart restart, Action<IServiceCollection>? more, CancellationToken cancellationToken)
    {
        StateDirectory.Prepare(configuration);
        await using var logger = loggerOf(configuration);
        await using var app = AgentHost.Build(configuration, logger, services =>
        {
            services.AddSingleton(restart);
            services.AddHostedService<ConfigurationTrial>();
            if (services.FirstOrDefault(service => service.ServiceType == typeof(ISystemdNotifier)) is { } notifier)
            {
                services.Replace(ServiceDescriptor.Singleton<ISystemdNotifier>(s => new RestartNotifier((ISystemdNotifier)ActivatorUtilities.CreateInstance(s, notifier.ImplementationType!), restart)));
            }

            more?.Invoke(services);
        });
        restart.Attach(app.Lifetime);
        return await AgentHost.RunAsync(app, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What ran before runs again, whatever becomes of the file.</summary>
    private static DeviceConfiguration GoBack(AgentRestart restart, AppliedConfiguration applied, string reason)
    {
        var sentence = $"The configuration that was applied does not run, and the one before is back: {reason}";
        try
        {
            if (!new ConfigurationFile(applied.Before.File).TryWrite(applied.TextBefore, applied.Digest))
            {
                sentence += $" {applied.Before.File} was changed by hand meanwhile and is left as it is.";
            }

            new TrialMark(applied.Before.File).Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            sentence += $" The file still holds what was applied: {error.Message}";
        }

        restart.WentBack(sentence);
        return applied.Before;
    }
}
