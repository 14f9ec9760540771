using System.Net.Sockets;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Mqtt;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>The broker of a demo: the one that answers, else one of its own.</summary>
internal static class DemoBroker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>Null where a broker answers, or MQTT is switched off.</returns>
    public static async Task<LocalBroker?> StartIfNoneAnswersAsync(DeviceConfiguration configuration, CancellationToken cancellationToken)
    {
        var mqtt = configuration.Options.Mqtt;
        if (!mqtt.Enabled)
        {
            return null;
        }

        using var probe = new TcpClient();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await probe.ConnectAsync(mqtt.Host, mqtt.Port, patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return await LocalBroker.StartAsync(mqtt.Port, Path.Combine(configuration.StateDirectory, "broker"), cancellationToken).ConfigureAwait(false);
        }
    }
}
