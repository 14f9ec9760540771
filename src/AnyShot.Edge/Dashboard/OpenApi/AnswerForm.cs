using System.Text.Json.Serialization.Metadata;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>What an address answers, noted where it is mapped.</summary>
/// <param name="Summary">One sentence: what it is.</param>
/// <param name="MediaType">Of the answer; null when there is none (204).</param>
/// <param name="Json">Form of an answer in JSON; null where it is not described.</param>
/// <param name="Problems">Statuses of problem details that do not follow from role, parameters and body already.</param>
internal sealed record AnswerForm(string Summary, string? MediaType, JsonTypeInfo? Json, IReadOnlyList<int> Problems)
{
    /// <summary>Status of an answer that has the same form but says that not all is well; null when there is none.</summary>
    public int? Unwell { get; init; }
}
