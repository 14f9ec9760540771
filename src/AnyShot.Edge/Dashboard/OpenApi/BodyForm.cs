using System.Text.Json.Serialization.Metadata;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>What an address takes as its body.</summary>
/// <param name="Json">Its form.</param>
internal sealed record BodyForm(JsonTypeInfo Json);
