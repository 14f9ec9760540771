namespace AnyShot.Edge.OpcUa;

/// <summary>The structure of <see cref="TagModel.Block"/>: every other <c>Res</c> tag as a field, in the order of the model.</summary>
internal static class ResultBlock
{
    private const string Group = "Res/";

    public static IReadOnlyList<TagDefinition> Fields { get; } = [.. TagModel.All.Where(tag => tag.Path.StartsWith(Group, StringComparison.Ordinal) && tag.Type != TagType.ResultBlock)];

    /// <summary>Name of the field, such as <c>ClassName</c>.</summary>
    public static string NameOf(TagDefinition field) => field.Path[Group.Length..];

    /// <summary>The value that holds these values of all fields.</summary>
    public static IReadOnlyList<object?> Of(IReadOnlyList<TagValue> values) =>
        [.. Fields.Select(field => values.First(value => value.Path == field.Path).Value)];
}
