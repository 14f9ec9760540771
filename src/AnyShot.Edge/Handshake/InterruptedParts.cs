using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Handshake;

/// <summary>
/// Answers the parts that an earlier run of the agent was triggered for and did not judge, because it ended in between. Without it the sinks would wait for their numbers, and a PLC for their results.
/// </summary>
internal sealed partial class InterruptedParts(IOutbox outbox, IReservations reservations, DeviceConfiguration configuration, TimeProvider time, ILogger<InterruptedParts> log) : AgentWorker
{
    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(1);

    // Before anybody makes new ones.
    private readonly IReadOnlyList<Reservation> _interrupted = reservations.Reserved();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var reservation in _interrupted)
        {
            while (!TryAnswer(reservation))
            {
                await Task.Delay(RetryTime, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private bool TryAnswer(Reservation reservation)
    {
        try
        {
            outbox.Append([UnjudgedParts.Verdict(configuration, reservation, "the agent ended before it was judged")]);
            LogAnswered(reservation.InspectionId, reservation.PartId);
            return true;
        }
        catch (OutboxFullException)
        {
            // The outbox has raised its alarm.
            return false;
        }
    }

    [LoggerMessage(17001, LogLevel.Warning, "Part {PartId} (inspection {InspectionId}) was triggered before the agent ended and is answered as unsure")]
    private partial void LogAnswered(long inspectionId, string partId);
}
