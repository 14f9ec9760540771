using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Studies;

/// <summary>What the study commands have in common: a bar, JSON, and one sentence for what is wrong.</summary>
internal static class StudyCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="name">Of the command.</param>
    /// <param name="description">With an example.</param>
    /// <param name="symbols">Arguments and options.</param>
    /// <param name="study">Does it and gives back what to do when the bar is gone: printing and writing.</param>
    public static Command Create(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, IProgress<WorkProgress>, CancellationToken, Action<TextWriter>> study)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        // On another thread: signals are listened to only once the task was given back.
        command.SetAction((result, token) => Task.Run(() => Run(result, study, token), CancellationToken.None));
        return command;
    }

    /// <summary>A document as the commands write it.</summary>
    public static string Json<T>(T document) => JsonSerializer.Serialize(document, Web) + "\n";

    public static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    public static Option<string?> OutputFile(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    /// <summary>The option <c>--json</c>: without a file the document goes to standard output instead of the table.</summary>
    public static Option<string?> JsonFile() => new("--json") { Description = "Write everything as JSON; without FILE to standard output instead of the table.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Refuses options that say nothing without another one.</summary>
    /// <exception cref="ArgumentException">One of them was given; the sentence names it.</exception>
    public static void Refuse(ParseResult result, string without, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (result.GetResult(option) is { Implicit: false })
            {
                throw new ArgumentException($"{option.Name} belongs to {without}.");
            }
        }
    }

    /// <summary>Puts table or document where they were asked for.</summary>
    public static void Print<T>(ParseResult result, Option<string?> json, TextWriter output, T document, Action table)
    {
        var file = result.GetValue(json);
        if (result.GetResult(json) is not null && file is null)
        {
            output.Write(Json(document));
            return;
        }

        table();
        if (file is not null)
        {
            File.WriteAllText(file, Json(document));
        }
    }

    private static int Run(ParseResult result, Func<ParseResult, IProgress<WorkProgress>, CancellationToken, Action<TextWriter>> study, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var print = EvaluateProgress.Show(progress => study(result, progress, cancellationToken));
            print(output);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Stopped.");
            return ExitCodes.Fault;
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }
}
