using System.Globalization;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Values of an option that takes several, by commas: <c>--shots 0,1,5</c>.</summary>
internal static class CommaList
{
    /// <exception cref="ArgumentException">A value is none of the known ones; the sentence lists them.</exception>
    public static IReadOnlyList<T> Of<T>(string option, string text, IReadOnlyDictionary<string, T> known) =>
        [.. Split(option, text).Select(name => known.TryGetValue(name, out var value) ? value : throw Unknown(option, name, string.Join(", ", known.Keys)))];

    /// <exception cref="ArgumentException">A value is not a whole number in the range.</exception>
    public static IReadOnlyList<int> OfNumbers(string option, string text, int low, int high) =>
        [.. Split(option, text).Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
            ? value
            : throw Unknown(option, name, $"whole numbers from {low} to {high}"))];

    private static string[] Split(string option, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        return parts.Length > 0 ? parts : throw new ArgumentException($"{option} needs a value.");
    }

    private static ArgumentException Unknown(string option, string value, string allowed) => new($"{option} \"{value}\" is unknown; it takes {allowed}.");
}
