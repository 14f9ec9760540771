using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Classes;

/// <summary>Classes as JSON: the stored form of one class, and the list in the file of an export.</summary>
internal static class ClassJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Default)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static ReadOnlyMemory<byte> Write(RegisteredClass entry) => JsonSerializer.SerializeToUtf8Bytes(entry, Options);

    /// <exception cref="JsonException">It is no class.</exception>
    public static RegisteredClass Read(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<RegisteredClass>(json.Span, Options) ?? throw new JsonException("It is null.");

    /// <summary>The same in every field.</summary>
    public static bool AreEqual(RegisteredClass a, RegisteredClass b) => Write(a).Span.SequenceEqual(Write(b).Span);
}
