using System.Diagnostics;
using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Dashboard.Metrics;

/// <summary>The agent's figures in Prometheus text. Names: docs/http-api.md.</summary>
public sealed class MetricsComposer(AgentMetrics metrics, StateComposer composer, EventFeed feed)
{
    // The histogram's own bounds are 10^(n/20); 1, 2 and 5 times a power of ten lie within 0.3 % of one of them.
    private const double BoundTolerance = 1.003;
    private static readonly double[] s_bucketsMs = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

    public string Compose()
    {
        var text = new PrometheusText();
        var state = composer.Compose();
        WriteState(text, state);
        foreach (var histogram in metrics.Histograms)
        {
            WriteHistogram(text, histogram);
        }

        WriteCounters(text, metrics.Counters);
        WriteGauges(text, metrics.Gauges);
        WriteProcess(text);
        return text.ToString();
    }

    private void WriteState(PrometheusText text, StateSnapshot state)
    {
        text.Family("anyshot_info", "gauge", "What runs here; always 1")
            .Sample("anyshot_info", 1, ("station", state.Station), ("version", state.Version), ("model", state.ModelRevision));
        text.Family("anyshot_class_set_revision", "gauge", "Class set that judged the newest verdict").Sample("anyshot_class_set_revision", state.ClassSetRevision);
        text.Family("anyshot_outbox_pending", "gauge", "Verdicts that the sink has yet to acknowledge");
        foreach (var sink in state.Sinks)
        {
            text.Sample("anyshot_outbox_pending", sink.Pending, ("sink", sink.Name));
        }

        text.Family("anyshot_outbox_oldest_seconds", "gauge", "Age of the oldest verdict that the sink has yet to acknowledge");
        foreach (var sink in state.Sinks)
        {
            text.Sample("anyshot_outbox_oldest_seconds", sink.OldestSeconds, ("sink", sink.Name));
        }

        text.Family("anyshot_camera_last_frame_age_seconds", "gauge", "Since the camera delivered its newest frame");
        foreach (var camera in state.Cameras)
        {
            text.Sample("anyshot_camera_last_frame_age_seconds", camera.LastGood is { } at ? (state.Now - at).TotalSeconds : double.PositiveInfinity, ("camera", camera.Name));
        }

        text.Family("anyshot_health", "gauge", "State of a part of the agent: 0 ok, 1 degraded, 2 down");
        foreach (var report in state.Health.DistinctBy(report => report.Name))
        {
            text.Sample("anyshot_health", (int)report.Status, ("part", report.Name));
        }

        text.Family("anyshot_alarms", "gauge", "Standing alarms").Sample("anyshot_alarms", state.Alarms.Count);
        text.Family("anyshot_inspection_heartbeat_total", "counter", "Half seconds in which the inspection loop came round")
            .Sample("anyshot_inspection_heartbeat_total", state.Heartbeat.Counter);
        text.Family("anyshot_inspection_heartbeat_age_seconds", "gauge", "Since the inspection loop last came round")
            .Sample("anyshot_inspection_heartbeat_age_seconds", state.Heartbeat.AgeMs / 1000);
        text.Family("anyshot_page_viewers", "gauge", "Open pages").Sample("anyshot_page_viewers", feed.Viewers);
        text.Family("anyshot_page_events_dropped_total", "counter", "Events that slow pages lost").Sample("anyshot_page_events_dropped_total", feed.Dropped);
    }

    private static void WriteHistogram(PrometheusText text, LatencyHistogram histogram)
    {
        var name = histogram.Name + "_seconds";
        text.Family(name, "histogram", histogram.Help);
        long below = 0;
        foreach (var bound in s_bucketsMs)
        {
            // Counts grow while we read; each is read after the one below, so the sequence still rises.
            below = histogram.CountUpToMs(bound * BoundTolerance);
            text.Sample(name + "_bucket", below, ("le", PrometheusText.Number(bound / 1000)));
        }

        var sum = histogram.SumSeconds;
        var count = Math.Max(below, histogram.Count);
        text.Sample(name + "_bucket", count, ("le", "+Inf")).Sample(name + "_sum", sum).Sample(name + "_count", count);
    }

    private static void WriteCounters(PrometheusText text, CounterSet counters)
    {
        foreach (var family in counters.Snapshot().GroupBy(counter => counter.Name))
        {
            text.Family(family.Key, "counter", CounterHelp.Of(family.Key));
            foreach (var (name, label, value, count) in family)
            {
                text.Sample(name, count, (label, value));
            }
        }
    }

    private static void WriteGauges(PrometheusText text, GaugeSet gauges)
    {
        foreach (var family in gauges.Snapshot().GroupBy(gauge => gauge.Name))
        {
            text.Family(family.Key, "gauge", GaugeNames.HelpOf(family.Key));
            foreach (var (name, label, value, number) in family)
            {
                text.Sample(name, number, (label, value));
            }
        }
    }

    private static void WriteProcess(PrometheusText text)
    {
        using var process = Process.GetCurrentProcess();
        text.Family("process_resident_memory_bytes", "gauge", "Resident memory").Sample("process_resident_memory_bytes", process.WorkingSet64);
        text.Family("process_cpu_seconds_total", "counter", "User and system time").Sample("process_cpu_seconds_total", process.TotalProcessorTime.TotalSeconds);
        text.Family("process_threads", "gauge", "Threads").Sample("process_threads", process.Threads.Count);
        text.Family("process_start_time_seconds", "gauge", "Start of the process, Unix time")
            .Sample("process_start_time_seconds", new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        text.Family("dotnet_heap_bytes", "gauge", "Managed heap").Sample("dotnet_heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        text.Family("dotnet_collections_total", "counter", "Garbage collections by generation");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            text.Sample("dotnet_collections_total", GC.CollectionCount(generation), ("generation", PrometheusText.Number(generation)));
        }
    }
}
