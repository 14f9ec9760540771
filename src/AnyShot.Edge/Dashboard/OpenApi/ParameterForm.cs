using System.Text.Json.Nodes;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>What the type of a parameter does not say.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="Schema">Keywords for its schema.</param>
internal sealed record ParameterForm(string Name, JsonObject Schema);
