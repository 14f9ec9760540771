using System.Globalization;

namespace AnyShot.Edge.Tests.Dashboard.Support;

internal sealed record PrometheusFamily(string Name, string Type)
{
    public List<PrometheusSample> Samples { get; } = [];

    public double this[string series] => Samples.Single(s => s.Name == Name && s.Series() == series).Value;

    public double Of(string suffix, string series = "") => Samples.Single(s => s.Name == Name + suffix && s.Series() == series).Value;

    public void Add(PrometheusSample sample)
    {
        string[] names = Type == "histogram" ? [Name + "_bucket", Name + "_sum", Name + "_count"] : [Name];
        names.ShouldContain(sample.Name, "a sample stands under its own family");
        Samples.ShouldNotContain(other => other.Name == sample.Name && other.Series("") == sample.Series(""), $"{sample.Name} has a series twice");
        Samples.Add(sample);
    }

    public void Check()
    {
        if (Type == "counter")
        {
            Name.ShouldEndWith("_total");
            Samples.ShouldAllBe(s => s.Value >= 0);
        }

        if (Type == "histogram")
        {
            foreach (var series in Samples.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).GroupBy(s => s.Series("le")))
            {
                CheckBuckets(series.Key, [.. series]);
            }
        }
    }

    private void CheckBuckets(string series, IReadOnlyList<PrometheusSample> buckets)
    {
        var bounds = buckets.Select(b => b.Labels["le"] == "+Inf" ? double.PositiveInfinity : double.Parse(b.Labels["le"], CultureInfo.InvariantCulture)).ToList();
        bounds.ShouldBeInOrder(SortDirection.Ascending);
        bounds[^1].ShouldBe(double.PositiveInfinity);
        buckets.Select(b => b.Value).ShouldBeInOrder(SortDirection.Ascending);
        Of("_count", series).ShouldBe(buckets[^1].Value);
        Of("_sum", series).ShouldBeGreaterThanOrEqualTo(0);
    }
}
