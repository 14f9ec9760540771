using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Support;

/// <summary>The doctor's checks that a running agent can make of itself: those that neither open its cameras and ports a second time nor take the processor from the inspection.</summary>
public sealed class SupportChecks(DeviceConfiguration configuration, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Runs them, one round at a time.</summary>
    public async Task<IReadOnlyList<CheckedItem>> RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var items = new List<CheckedItem>();
            await foreach (var item in new DoctorRound(time, s_limit).RunAsync(DoctorChecks.ForRunningAgent(configuration, time), cancellationToken).ConfigureAwait(false))
            {
                items.Add(item);
            }

            return items;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
