namespace AnyShot.Edge.Tests.Dashboard.Support;

internal sealed record PrometheusSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>Labels but the given one, as a key.</summary>
    public string Series(string but = "") => string.Join(',', Labels.Where(l => l.Key != but).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));
}
