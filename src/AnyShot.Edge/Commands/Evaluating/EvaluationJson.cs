using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>The report as one JSON document (docs/evaluate.md).</summary>
internal static class EvaluationJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(EvaluationReport report) => JsonSerializer.Serialize(report, Options) + "\n";
}
