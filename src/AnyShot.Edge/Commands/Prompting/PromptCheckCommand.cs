using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Commands.Prompting;

/// <summary><c>anyshot prompt check</c>: what the words of classes are worth to a backbone.</summary>
internal static class PromptCheckCommand
{
    private static readonly Argument<string?> File = new("FILE.json") { Description = "Prompts: a JSON object, class to descriptions.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Config = new("--config") { Description = "Check the classes of a device configuration instead.", HelpName = "FILE.json" };
    private static readonly Option<string> Backbone = new("--backbone")
    {
        Description = "Whose text half reads the words; a configuration names its own.",
        DefaultValueFactory = _ => BackboneFactory.BuiltinMini,
    };

    public static Command Create()
    {
        var command = new Command(
            "check", "Say which words a backbone does not know, which classes it can hardly tell apart by their words, and how many parts of each it can be expected to recognise without an example.")
        {
            File, Config, Backbone,
        };
        command.SetAction((result, token) => Task.Run(() => Check(result, token), CancellationToken.None));
        return command;
    }

    private static int Check(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var (prompts, backbone, folder) = Source(result);
            var report = Run(prompts, backbone, folder, cancellationToken);
            Print(report, output);
            return report.Findings.Count == 0 ? ExitCodes.Success : ExitCodes.Fault;
        }
        catch (ConfigurationException error)
        {
            return CommandErrors.Print(error);
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

    private static (IReadOnlyList<ClassPrompt> Prompts, string Backbone, string Folder) Source(ParseResult result)
    {
        var (file, config) = (result.GetValue(File), result.GetValue(Config));
        if ((file is null) == (config is null))
        {
            throw new ArgumentException("prompt check needs either a FILE.json of prompts or --config FILE.json.");
        }

        if (file is not null)
        {
            // By folder, as people know the class; a name of its own still counts as a word.
            return ([.. PromptFile.Read(file).Values], result.GetValue(Backbone)!, Directory.GetCurrentDirectory());
        }

        var configuration = ConfigurationReader.Read(config!);
        return ([.. configuration.Options.Classes.Select(entry => ConfiguredClasses.Of(entry, "", []).Prompt())], configuration.Options.Inspection.Backbone, configuration.Folder);
    }

    private static PromptReport Run(IReadOnlyList<ClassPrompt> prompts, string name, string folder, CancellationToken cancellationToken)
    {
        using var encoder = BackboneFactory.TextEncoder(name, "auto", folder) ?? throw new ArgumentException($"The backbone {name} has no text half that could read words.");
        using var backbone = BackboneFactory.Create(name, "auto", threads: 0, folder);
        return new PromptCheck(encoder, RenderedBackground.Measure(backbone, encoder, cancellationToken: cancellationToken)).Run(prompts);
    }

    private static void Print(PromptReport report, TextWriter output)
    {
        output.WriteLine("Expected to be recognised by words alone, on rendered pictures:");
        foreach (var (name, share) in report.Expected)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * share,5:0} %  {name}"));
        }

        foreach (var finding in report.Findings)
        {
            output.WriteLine(finding.Sentence);
        }
    }
}
