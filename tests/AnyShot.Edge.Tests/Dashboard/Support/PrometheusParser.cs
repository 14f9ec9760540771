using System.Globalization;
using System.Text.RegularExpressions;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>A strict reader of the Prometheus text format 0.0.4: what promtool would refuse, it refuses.</summary>
internal static partial class PrometheusParser
{
    public static IReadOnlyDictionary<string, PrometheusFamily> Parse(string text)
    {
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\r");
        var families = new Dictionary<string, PrometheusFamily>();
        PrometheusFamily? current = null;
        string? help = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (HelpLine().Match(line) is { Success: true } helpLine)
            {
                help = helpLine.Groups["name"].Value;
                families.ShouldNotContainKey(help);
            }
            else if (TypeLine().Match(line) is { Success: true } typeLine)
            {
                var name = typeLine.Groups["name"].Value;
                name.ShouldBe(help, "TYPE follows the HELP of the same family");
                current = new PrometheusFamily(name, typeLine.Groups["type"].Value);
                families.Add(name, current);
            }
            else
            {
                current.ShouldNotBeNull().Add(Sample(line));
            }
        }

        foreach (var family in families.Values)
        {
            family.Check();
        }

        return families;
    }

    private static PrometheusSample Sample(string line)
    {
        var match = SampleLine().Match(line);
        match.Success.ShouldBeTrue($"not a sample: {line}");
        var labels = new Dictionary<string, string>();
        foreach (Match label in Label().Matches(match.Groups["labels"].Value))
        {
            labels.TryAdd(label.Groups["name"].Value, label.Groups["value"].Value).ShouldBeTrue($"label twice: {line}");
        }

        return new PrometheusSample(match.Groups["name"].Value, labels, Value(match.Groups["value"].Value));
    }

    private static double Value(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\\\]|\\\\\\\\|\\\\n)*$")]
    private static partial Regex HelpLine();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\"(?:,[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\\"n])*\")*)\\})? (?<value>[+-]Inf|NaN|-?[0-9]+(?:\\.[0-9]+)?(?:E[+-]?[0-9]+)?)$")]
    private static partial Regex SampleLine();

    [GeneratedRegex("(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=\"(?<value>(?:[^\"\\\\]|\\\\[\\\\\"n])*)\"")]
    private static partial Regex Label();
}
