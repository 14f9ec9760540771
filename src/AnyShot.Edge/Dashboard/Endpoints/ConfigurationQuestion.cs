using System.Text.Json;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>A configuration to be checked, after one more change where one is given.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Path">The key of a value to change first, such as <c>cameras[0].roi.x</c>; null for none.</param>
/// <param name="Value">Its new value; null takes it out.</param>
public sealed record ConfigurationQuestion(string Text, string? Path = null, JsonElement? Value = null);
