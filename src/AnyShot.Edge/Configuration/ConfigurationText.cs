using System.Text;
using System.Text.Json;

namespace AnyShot.Edge.Configuration;

/// <summary>
/// The text of a device configuration with the place of each value, so that one value can be changed and everything else, comments and layout included, stays as somebody wrote it.
/// A path is as in <see cref="ConfigurationMistake"/>: <c>cameras[0].trigger.interval</c>. Immutable.
/// </summary>
internal sealed class ConfigurationText
{
    private const string IndentStep = "  ";

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = ConfigurationReader.DeepestNesting };

    private readonly byte[] _utf8;
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <param name="utf8">A configuration that parses; its values need not be right.</param>
    /// <exception cref="JsonException">It does not parse.</exception>
    public ConfigurationText(byte[] utf8)
    {
        _utf8 = utf8;
        var reader = new Utf8JsonReader(utf8, Lenient);
        reader.Read();
        Walk(ref reader, "", (int)reader.TokenStartIndex);
    }

    /// <summary>The text, UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>The line of a path, from 1; of what is around it where the path itself is not in the text.</summary>
    public int LineOf(string path)
    {
        while (!_places.ContainsKey(path) && path.Length > 0)
        {
            path = Split(path).Parent;
        }

        return 1 + _utf8.AsSpan(0, _places[path].NameStart).Count((byte)'\n');
    }

    /// <summary>The same text with another value at a path, which is added where it is not there.</summary>
    /// <param name="path">Of the value; a list takes one more entry at its end.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="ArgumentException">There is no such place: what should hold the value is no object or no list of that length.</exception>
    public ConfigurationText Set(string path, JsonElement value) => Set(path, ConfigurationValue.Write(value));

    /// <summary>The same text without the value at a path, or as it is where there is none.</summary>
    public ConfigurationText Remove(string path)
    {
        if (path.Length == 0 || !_places.TryGetValue(path, out var place))
        {
            return this;
        }

        var (start, end) = (place.NameStart, place.End);
        List<(int Start, int End, string Text)> pieces = [];
        if (CommaAfter(end, _places[Split(path).Parent].End - 1) is { } after)
        {
            end = after + 1;
        }
        else if (CommaBefore(path, start) is { } before)
        {
            // It was the last: the comma that led to it goes with it.
            pieces.Add((before, before + 1, ""));
        }

        var line = LineStart(start, end);
        pieces.Add(line == start && _utf8[end] == ' ' ? (start, end + 1, "") : (line, end, ""));
        return Replaced(pieces);
    }

    private ConfigurationText Set(string path, string value)
    {
        if (_places.TryGetValue(path, out var place))
        {
            return Replaced([(place.Start, place.End, value)]);
        }

        var (parent, key, index) = Split(path);
        if (!_places.TryGetValue(parent, out var holder))
        {
            return index is null or 0 ? Set(parent, index is null ? $"{{ {Quoted(key)}: {value} }}" : $"[{value}]") : throw NoPlace(path);
        }

        if (_utf8[holder.Start] != (index is null ? '{' : '[') || (index is { } at && at != holder.Children))
        {
            throw NoPlace(path);
        }

        var entry = index is null ? $"{Quoted(key)}: {value}" : value;
        if (holder.Children == 0)
        {
            return Replaced([(holder.Start + 1, holder.Start + 1, index is null ? $" {entry} " : entry)]);
        }

        var closing = holder.End - 1;
        var comma = CommaAfter(holder.LastChildEnd, closing) is null ? "," : "";
        var line = _utf8.AsSpan(holder.Start, closing - holder.Start).Contains((byte)'\n');
        var end = TrimmedEnd(closing);
        var text = line ? $"\n{IndentOf(holder.LastChildStart)}{entry}" : $" {entry}";
        return Replaced(comma.Length == 0 ? [(end, end, text)] : end == holder.LastChildEnd ? [(end, end, comma + text)] : [(holder.LastChildEnd, holder.LastChildEnd, comma), (end, end, text)]);
    }

    private ConfigurationText Replaced(IReadOnlyList<(int Start, int End, string Text)> pieces)
    {
        using var text = new MemoryStream(_utf8.Length + 100);
        var from = 0;
        foreach (var (start, end, piece) in pieces)
        {
            text.Write(_utf8.AsSpan(from, start - from));
            text.Write(Encoding.UTF8.GetBytes(piece));
            from = end;
        }

        text.Write(_utf8.AsSpan(from));
        return new ConfigurationText(text.ToArray());
    }

    /// <summary>Notes the value that the reader stands on and all within it.</summary>
    private void Walk(ref Utf8JsonReader reader, string path, int nameStart)
    {
        var place = new Place { NameStart = nameStart, Start = (int)reader.TokenStartIndex };
        _places[path] = place;
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var start = (int)reader.TokenStartIndex;
                var name = reader.GetString()!;
                reader.Read();
                Walk(ref reader, path.Length == 0 ? name : $"{path}.{name}", start);
                place.Add(start, (int)reader.BytesConsumed);
            }
        }
        else if (reader.TokenType is JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                Walk(ref reader, $"{path}[{place.Children}]", start);
                place.Add(start, (int)reader.BytesConsumed);
            }
        }

        place.End = (int)reader.BytesConsumed;
    }

    private static (string Parent, string Key, int? Index) Split(string path)
    {
        if (path.EndsWith(']') && path.LastIndexOf('[') is >= 0 and var open && int.TryParse(path.AsSpan(open + 1, path.Length - open - 2), out var index))
        {
            return (path[..open], "", index);
        }

        var dot = path.LastIndexOf('.');
        return (dot < 0 ? "" : path[..dot], path[(dot + 1)..], null);
    }

    /// <summary>The comma between two places, over comments; null when there is none.</summary>
    private int? CommaAfter(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_utf8[i] == ',')
            {
                return i;
            }

            if (_utf8[i] == '/')
            {
                var isLine = _utf8[i + 1] == '/';
                var length = _utf8.AsSpan(i + 2, to - i - 2).IndexOf(isLine ? "\n"u8 : "*/"u8);
                i = length < 0 ? to : i + 2 + length + (isLine ? 0 : 1);
            }
        }

        return null;
    }

    private int? CommaBefore(string path, int start)
    {
        var (parent, _, index) = Split(path);
        var siblings = _places.Where(p => p.Value.NameStart < start && Split(p.Key) is var other && other.Parent == parent && p.Key.Length > 0 && (other.Index is null) == (index is null));
        return siblings.Select(p => (int?)p.Value.End).Max() is { } end ? CommaAfter(end, start) : null;
    }

    /// <summary>Where the line of a value begins, when nothing but the value is on it; else where the value begins.</summary>
    private int LineStart(int start, int end)
    {
        var line = start;
        while (line > 0 && _utf8[line - 1] is (byte)' ' or (byte)'\t')
        {
            line--;
        }

        return line > 0 && _utf8[line - 1] == '\n' && _utf8.AsSpan(end).TrimStart(" \t\r"u8) is [(byte)'\n', ..] ? line - 1 : start;
    }

    private int TrimmedEnd(int closing) => _utf8.AsSpan(0, closing).TrimEnd(" \t\r\n"u8).Length;

    private string IndentOf(int start)
    {
        var line = _utf8.AsSpan(0, start).LastIndexOf((byte)'\n') + 1;
        var blank = _utf8.AsSpan(line, start - line);
        return blank.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0 ? Encoding.UTF8.GetString(blank) : IndentStep;
    }

    private static string Quoted(string key) => $"\"{JsonEncodedText.Encode(key)}\"";

    private static ArgumentException NoPlace(string path) => new($"There is no place for \"{path}\".");

    private sealed class Place
    {
        /// <summary>Where the key begins; of an entry of a list, where the value begins.</summary>
        public int NameStart { get; init; }

        public int Start { get; init; }

        public int End { get; set; }

        public int Children { get; private set; }

        public int LastChildStart { get; private set; }

        public int LastChildEnd { get; private set; }

        public void Add(int start, int end)
        {
            Children++;
            (LastChildStart, LastChildEnd) = (start, end);
        }
    }
}
