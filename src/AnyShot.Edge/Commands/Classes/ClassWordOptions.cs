using System.CommandLine;
using System.Text.Json.Nodes;

namespace AnyShot.Edge.Commands.Classes;

/// <summary>Options for the words and the severity of a class.</summary>
internal sealed class ClassWordOptions
{
    private readonly Option<string[]> _prompts = new("--prompt") { Description = "What it looks like, in words; may be given several times." };
    private readonly Option<string[]> _synonyms = new("--synonym") { Description = "Another name; may be given several times." };
    private readonly Option<string[]> _negative = new("--not") { Description = "What it must not be taken for; may be given several times." };
    private readonly Option<string?> _description = new("--description") { Description = "What it looks like, for people." };
    private readonly Option<string?> _severity = new("--severity") { Description = "good (passes), minor (reported, passes) or defect (fails)." };

    public IReadOnlyList<Symbol> All => [_prompts, _synonyms, _negative, _description, _severity];

    /// <summary>Puts what was given into a body.</summary>
    public JsonObject Fill(JsonObject body, ParseResult result)
    {
        foreach (var (key, option) in new[] { ("prompts", _prompts), ("synonyms", _synonyms), ("negative", _negative) })
        {
            if (result.GetValue(option) is { Length: > 0 } texts)
            {
                body[key] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
            }
        }

        foreach (var (key, option) in new[] { ("description", _description), ("severity", _severity) })
        {
            if (result.GetValue(option) is { } text)
            {
                body[key] = text;
            }
        }

        return body;
    }
}
