using System.CommandLine;
using System.Globalization;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Prompts.Checks;
using AnyShot.Engine.Prompts.Text;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Prompting;

/// <summary><c>anyshot prompt explain</c>: which words of a prompt are known, and what it is nearest to.</summary>
internal static class PromptExplainCommand
{
    private const int Phrases = 8;
    private const int EntryWords = 10;

    private static readonly Argument<string> Text = new("TEXT") { Description = "The prompt, such as \"thin dark crack\"." };

    public static Command Create()
    {
        var command = new Command("explain", "Show how each word of a prompt is understood, and the phrases of the training's captions that are nearest to it.") { Text, PromptRun.Backbone };
        command.SetAction(result => PromptRun.Start(result, (encoder, console) => Explain(result.GetValue(Text)!, encoder, console)));
        return command;
    }

    private static void Explain(string text, ITextEncoder encoder, IAnsiConsole console)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("TEXT is empty.");
        }

        if (encoder is ITextExplainer explainer)
        {
            Words(explainer.Explain(text), console);
        }

        var table = PromptRun.Table(console, "Nearest phrase", "Similarity");
        foreach (var near in new PhraseVectors(encoder).Nearest(text, Phrases))
        {
            table.AddRow(Markup.Escape(near.Text), near.Similarity.ToString("0.000", CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }

    private static void Words(TextKnowledge knowledge, IAnsiConsole console)
    {
        if (knowledge.Words.Count == 0)
        {
            console.WriteLine("The text has no words; every such text is the same to the model.");
            return;
        }

        var table = PromptRun.Table(console, "Word", "Understood");
        foreach (var word in knowledge.Words)
        {
            table.AddRow(Markup.Escape(word.Word), Markup.Escape(Sentence(word)));
        }

        console.Write(table);
        if (knowledge.Cut)
        {
            console.WriteLine($"The text is too long: only its first {TextLimits.Words} words in {TextLimits.Characters} characters count.");
        }
    }

    private static string Sentence(WordKnowledge word) => word.Kind switch
    {
        ReadingKind.Known => word.Through == word.Word ? "known" : $"known as \"{word.Through}\"",
        ReadingKind.Parts => $"as its parts: {word.Through}",
        ReadingKind.Dictionary => $"by the dictionary entry of \"{word.Through}\": {string.Join(", ", word.EntryWords.Take(EntryWords))}",
        ReadingKind.Spelling => "only by its spelling: better say it in other words",
        _ => "not at all: left out",
    };
}
