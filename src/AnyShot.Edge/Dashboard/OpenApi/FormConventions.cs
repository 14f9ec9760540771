using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>Says at the place where an address is mapped what it takes and answers, so that the OpenAPI document has it.</summary>
internal static class FormConventions
{
    /// <summary>Answers JSON.</summary>
    public static TBuilder Answers<TBuilder>(this TBuilder builder, string summary, JsonTypeInfo json, params int[] problems)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AnswerForm(summary, "application/json", json, problems));

    /// <summary>Answers something else than JSON, or JSON without a form of its own.</summary>
    public static TBuilder Answers<TBuilder>(this TBuilder builder, string summary, string mediaType, params int[] problems)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AnswerForm(summary, mediaType, null, problems));

    /// <summary>Answers 204.</summary>
    public static TBuilder AnswersNothing<TBuilder>(this TBuilder builder, string summary)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AnswerForm(summary, null, null, []));

    /// <summary>Takes a JSON body.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder builder, JsonTypeInfo json)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new BodyForm(json));

    /// <summary>A parameter has bounds.</summary>
    public static TBuilder Within<TBuilder>(this TBuilder builder, string parameter, int least, int most)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ParameterForm(parameter, new JsonObject { ["minimum"] = least, ["maximum"] = most }));

    /// <summary>A parameter is one of these words.</summary>
    public static TBuilder OneOf<TBuilder>(this TBuilder builder, string parameter, IEnumerable<string> words)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ParameterForm(parameter, new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) }));

    /// <summary>The parameters <c>from</c> and <c>to</c> are times.</summary>
    public static TBuilder BetweenTimes<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ParameterForm("from", Time()), new ParameterForm("to", Time()));

    private static JsonObject Time() => new() { ["format"] = "date-time" };
}
