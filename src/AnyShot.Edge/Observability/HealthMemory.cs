using System.Collections.Concurrent;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Observability;

/// <summary>Since when each part of the agent is as it is, and what ailed it last. Looks once a second, so a disturbance that is over sooner is seen in the counters only.</summary>
public sealed class HealthMemory(IEnumerable<IHealthSource> sources, TimeProvider time) : AgentWorker
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, HealthPast> _past = new(StringComparer.Ordinal);

    /// <summary>What is remembered of a part since the agent started; null for one that never reported.</summary>
    public HealthPast? Of(string name) => _past.GetValueOrDefault(name);

    /// <summary>Looks once.</summary>
    internal void Look()
    {
        var now = time.GetUtcNow();
        foreach (var report in sources.SelectMany(source => source.Report()))
        {
            _past.AddOrUpdate(report.Name, _ => HealthPast.Begin(report, now), (_, past) => past.Next(report, now));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, time);
        try
        {
            do
            {
                Look();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent stops.
        }
    }
}
