using System.Text.Json;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>What is in a configuration and wrong with it.</summary>
/// <param name="Text">All of it, after the change that was asked for; everything else in it is as it was, comments included.</param>
/// <param name="Values">The same as JSON without comments; null when the text is no JSON.</param>
/// <param name="Mistakes">All mistakes; none: it can be applied.</param>
public sealed record ConfigurationFindings(string Text, JsonElement? Values, IReadOnlyList<ConfigurationMistake> Mistakes);
