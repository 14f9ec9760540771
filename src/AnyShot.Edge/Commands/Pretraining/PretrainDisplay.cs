using System.Globalization;
using AnyShot.Edge.Commands.Training;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.DualEncoder;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary>Shows how far a pretraining is: a bar for a person, a line now and then for a file; and plots in the output folder.</summary>
internal sealed class PretrainDisplay(string outputFolder)
{
    public ModelCard Show(Func<Action<DualEncoderProgress>, ModelCard> train) => Console.IsOutputRedirected
        ? train(progress => Note(progress, line => Console.WriteLine(line)))
        : TrainingRun.WithBar(bar =>
        {
            bar.MaxValue = 1;
            return train(progress =>
            {
                bar.Value = (double)progress.Pictures / progress.AllPictures;
                bar.Description = Markup.Escape(Line(progress));
                Note(progress, line => AnsiConsole.WriteLine(line));
            });
        });

    private void Note(DualEncoderProgress progress, Action<string> write)
    {
        if (progress.Log is not [.., var row])
        {
            return;
        }

        var measured = row.Measured is null ? "" : ": " + string.Join(", ", row.Measured.Select(entry => $"{entry.Key} {entry.Value:P1}"));
        write(Line(progress) + measured);
        if (row.Measured is not null)
        {
            PretrainPlots.Write(progress.Log, outputFolder);
        }
    }

    private static string Line(DualEncoderProgress progress)
    {
        var (losses, left) = (progress.Losses, progress.Remaining);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Pictures} of {progress.AllPictures} pictures, {progress.PicturesPerSecond:0} a second, losses: text {losses.Text:0.00}, instances {losses.Instances:0.00}, few-shot {losses.FewShot:0.00}, traits {losses.Traits:0.00}, turns {losses.Turns:0.00}, cells {losses.Cells:0.00}; {(int)left.TotalHours}:{left:mm\\:ss} left");
    }
}
