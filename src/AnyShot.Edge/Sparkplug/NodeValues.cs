using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Sparkplug;

/// <summary>State, counters and health of the station as metrics of the edge node: all of them for a birth, and what has changed since.</summary>
internal sealed class NodeValues(StatusTags tags)
{
    private readonly Dictionary<string, TagValue> _sent = new(StringComparer.Ordinal);

    /// <summary>All values; they count as sent.</summary>
    public IReadOnlyList<TagValue> All()
    {
        var values = Now();
        values.ForEach(v => _sent[v.Path] = v);
        return values;
    }

    /// <summary>The values that are not as they were sent last, each with whether its quality is another; they count as sent.</summary>
    public IReadOnlyList<(TagValue Value, bool HasOtherQuality)> Changed()
    {
        var changed = new List<(TagValue, bool)>();
        foreach (var value in Now())
        {
            var last = _sent.GetValueOrDefault(value.Path);
            // As Sparkplug tells them apart: a host would see no change from good to uncertain.
            var hasOtherQuality = TagMetrics.QualityOf(last) != TagMetrics.QualityOf(value);
            if (!Equals(last.Value, value.Value) || hasOtherQuality)
            {
                _sent[value.Path] = value;
                changed.Add((value, hasOtherQuality));
            }
        }

        return changed;
    }

    // A disk's free share changes with every log line; a host need not hear of less than 0.1 %.
    private List<TagValue> Now() =>
        [.. tags.Values().Where(v => TagMetrics.Has(v.Path)).Select(v => v.Path == TagModel.DiskFreePct && v.Value is double percent ? v with { Value = Math.Round(percent, 1) } : v)];
}
