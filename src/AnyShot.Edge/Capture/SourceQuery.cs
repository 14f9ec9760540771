using System.Globalization;

namespace AnyShot.Edge.Capture;

/// <summary>The options after the question mark of a source address. Every mistake is a <see cref="FormatException"/> that names the key.</summary>
internal sealed class SourceQuery
{
    public static readonly SourceQuery Empty = new("", []);

    private readonly string _address;
    private readonly Dictionary<string, string> _values;

    private SourceQuery(string address, Dictionary<string, string> values)
    {
        _address = address;
        _values = values;
    }

    public static SourceQuery Parse(string address, string query, ReadOnlySpan<string> keys)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? option : option[..equals];
            if (!keys.Contains(key))
            {
                throw new FormatException($"The source \"{address}\" has the unknown option \"{key}\"; known are {string.Join(", ", keys!)}.");
            }

            if (!values.TryAdd(key, equals < 0 ? "" : Uri.UnescapeDataString(option[(equals + 1)..])))
            {
                throw new FormatException($"The source \"{address}\" has the option \"{key}\" twice.");
            }
        }

        return new SourceQuery(address, values);
    }

    public bool Boolean(string key) => _values.GetValueOrDefault(key) switch
    {
        null or "false" => false,
        "true" => true,
        var value => throw Wrong(key, value, "true or false"),
    };

    public double? Number(string key, double least, double most) =>
        !_values.TryGetValue(key, out var value) ? null
        : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(key, value, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    public int? Integer(string key, int least, int most) =>
        !_values.TryGetValue(key, out var value) ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(key, value, $"a whole number from {least} to {most}");

    public long? Long(string key, long least) =>
        !_values.TryGetValue(key, out var value) ? null
        : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw Wrong(key, value, $"a whole number from {least}");

    public ulong? Unsigned(string key) =>
        !_values.TryGetValue(key, out var value) ? null
        : ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(key, value, "a whole number from 0");

    public string? Letters(string key, int length) =>
        !_values.TryGetValue(key, out var value) ? null
        : value.Length == length && value.All(char.IsAsciiLetterOrDigit) ? value
        : throw Wrong(key, value, $"{length} letters");

    /// <summary>The words between commas; none when the key is absent.</summary>
    public IReadOnlyList<string> List(string key, int most)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return [];
        }

        var words = value.Split(',');
        return words.Length <= most && words.All(word => word.Length > 0) ? words : throw Wrong(key, value, $"1 to {most} words with commas between them");
    }

    private FormatException Wrong(string key, string value, string expected) =>
        new($"The source \"{_address}\" has {key}={value}; it must be {expected}.");
}
