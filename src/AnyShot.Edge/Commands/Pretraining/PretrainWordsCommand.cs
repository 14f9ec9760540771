using System.CommandLine;
using AnyShot.Edge.Commands.Training;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Prompts.Text.WordNet;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary><c>anyshot pretrain words</c>: the word table, through which a model reads words that its captions never had.</summary>
internal static class PretrainWordsCommand
{
    private static readonly Option<string> WordNet = new("--wordnet")
    {
        Description = "Folder of the WordNet database, as Debian's wordnet-base installs it.",
        DefaultValueFactory = _ => "/usr/share/wordnet",
    };

    private static readonly Option<string> Output = new("--out", "-o") { Description = "File for the table.", DefaultValueFactory = _ => "models/words/words.bin" };

    public static Command Create()
    {
        var command = new Command("words", "Make the word table from WordNet. The one that ships with the agent is made by this command.") { WordNet, Output };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(WordNet)!, result.GetValue(Output)!, result.InvocationConfiguration.Error)));
        return command;
    }

    private static int Run(string wordNet, string output, TextWriter errors)
    {
        try
        {
            var words = TrainingRun.WithBar(bar => WordNetImport.Write(wordNet, output, progress =>
            {
                bar.MaxValue = progress.Total;
                bar.Value = progress.Done;
                bar.Description = progress.Task;
            }));
            Console.WriteLine($"Wrote {output}: {words} words, {new FileInfo(output).Length} bytes.");
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }
}
