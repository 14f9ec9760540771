using System.Reflection;

namespace AnyShot.Engine.Rendering.Scenes.Captions;

/// <summary>
/// Reads a word list of the assembly. A line is <c>words</c> or <c>words | Trait=Value,Value Trait=Value</c>; <c>[Trait=Value ...]</c> holds for all lines up to the next one; <c>#</c> begins a comment.
/// A noun may give its <c>singular/plural</c>, end in <c>~</c> when it has no number ("porosity ~") or in <c>*</c> when it never changes ("rows of marks *"); other nouns take the regular plural.
/// </summary>
internal static class LexiconReader
{
    /// <param name="name">Name of the list, without <c>.txt</c>.</param>
    /// <exception cref="FormatException">A line that breaks the grammar; names list and line.</exception>
    public static Phrase[] Read(string name)
    {
        var resource = $"AnyShot.Engine.Lexicon.{name}.txt";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource) ?? throw new FormatException($"The assembly has no word list {name}.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), name);
    }

    /// <exception cref="FormatException">As <see cref="Read"/>.</exception>
    public static Phrase[] Parse(string text, string name)
    {
        var phrases = new List<Phrase>();
        var section = TraitSet.All;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var where = $"{name}.txt, line {number}";
            if (line[0] == '[')
            {
                section = line[^1] == ']' ? Rules(line[1..^1], where) : throw new FormatException($"{where}: a section must end in \"]\".");
                continue;
            }

            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var rules = bar < 0 ? section : section.With(Rules(line[(bar + 1)..], where));
            phrases.Add(rules.IsEmpty
                ? throw new FormatException($"{where}: the rules of the line and of its section exclude each other.")
                : Noun((bar < 0 ? line : line[..bar]).Trim(), rules, where));
        }

        return [.. phrases];
    }

    private static TraitSet Rules(string text, string where)
    {
        var rules = TraitSet.All;
        foreach (var rule in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = rule.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !Enum.TryParse<Trait>(rule[..equals], out var trait))
            {
                throw new FormatException($"{where}: \"{rule}\" does not begin with a trait and \"=\".");
            }

            UInt128 values = 0;
            foreach (var value in rule[(equals + 1)..].Split(','))
            {
                values |= TraitValues.TryParse(trait, value, out var known) ? UInt128.One << known : throw new FormatException($"{where}: {trait} has no value \"{value}\".");
            }

            rules = rules.With(trait, values);
        }

        return rules;
    }

    private static Phrase Noun(string text, TraitSet rules, string where)
    {
        var kind = text.LastOrDefault() switch { '~' => NounKind.Mass, '*' => NounKind.Fixed, _ => NounKind.Countable };
        var forms = text.TrimEnd('~', '*', ' ').Split('/');
        return forms.Length > 2 || forms.Any(form => form.Length == 0)
            ? throw new FormatException($"{where}: \"{text}\" is not words, with at most one plural after \"/\".")
            : new Phrase(forms[0], kind != NounKind.Countable ? forms[0] : forms.Length == 2 ? forms[1] : English.Plural(forms[0]), kind, rules);
    }
}
