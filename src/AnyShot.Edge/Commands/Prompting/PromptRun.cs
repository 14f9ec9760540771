using System.CommandLine;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Prompting;

/// <summary>What the prompt commands have in common: the text encoder of a backbone, tables, and what goes wrong.</summary>
internal static class PromptRun
{
    /// <summary>Columns of a table that goes to a file or a pipe.</summary>
    private const int WidthInFile = 200;

    public static readonly Option<string> Backbone = new("--backbone")
    {
        Description = $"Whose text half reads the words: {BackboneFactory.BuiltinMini}, {BackboneFactory.ModelPrefix}FOLDER of anyshot pretrain, or {BackboneFactory.ClipPrefix}PATH.",
        DefaultValueFactory = _ => BackboneFactory.BuiltinMini,
    };

    /// <returns>The exit code.</returns>
    public static int Start(ParseResult result, Action<ITextEncoder, IAnsiConsole> run)
    {
        var backbone = result.GetValue(Backbone)!;
        try
        {
            using var encoder = BackboneFactory.TextEncoder(backbone, "cpu", Environment.CurrentDirectory)
                ?? throw new InvalidDataException($"The backbone {backbone} knows images only, and no words.");
            run(encoder, ConsoleFor(result.InvocationConfiguration.Output));
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            result.InvocationConfiguration.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }

    /// <summary>A table with borders for a terminal, in Markdown for a file.</summary>
    public static Table Table(IAnsiConsole console, params string[] columns)
    {
        var table = new Table().Border(console.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.Markdown);
        table.AddColumns(columns);
        return table;
    }

    private static IAnsiConsole ConsoleFor(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect, Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthInFile;
        }

        return console;
    }
}
