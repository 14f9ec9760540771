using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary><c>anyshot evaluate head</c>: how often the classifier that was trained with a backbone is right on labelled images.</summary>
internal static class EvaluateHeadCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var data = new Argument<string>("DATAFOLDER") { Description = "Folder with one folder of images a class, or a manifest; classes by the names that the model was trained with. Take images that it was not trained on." };
        var backbone = new Option<string>("--backbone") { Description = $"{BackboneFactory.ModelPrefix}FOLDER of a training that made a classifier.", Required = true };
        var json = new Option<string?>("--json") { Description = "Write everything as JSON.", HelpName = "FILE" };
        var command = new Command("head", "Measure the classifier that was trained with a backbone: every image is asked once.\n\nExample: anyshot evaluate head parts/test --backbone model:models/parts") { data, backbone, json };
        command.SetAction((result, token) => Task.Run(
            () => Run(result.GetValue(data)!, result.GetValue(backbone)!, result.GetValue(json), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, token), CancellationToken.None));
        return command;
    }

    private static int Run(string data, string backbone, string? json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var report = Measure(data, backbone, errors.WriteLine, cancellationToken);
            Print(report, output);
            if (json is not null)
            {
                File.WriteAllText(json, JsonSerializer.Serialize(report, JsonOptions) + "\n");
            }

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

    private static HeadReport Measure(string data, string name, Action<string> warn, CancellationToken cancellationToken)
    {
        var folder = Directory.GetCurrentDirectory();
        var classifier = TrainedClassifier.Load(name, folder);
        var images = ImageDataset.Read(data);
        using var backbone = BackboneFactory.Create(name, "auto", threads: 0, folder);
        var features = EvaluateProgress.Show(progress => FeatureExtraction.Run(
            images, new ClassSplit[images.ClassNames.Count], groups: null, semantics: null, backbone, cache: null, warn, progress, cancellationToken));
        var matrix = HeadEvaluation.Run(classifier, features);
        return new HeadReport(images.Name, backbone.Spec.NameAndRevision, ClassScores.Of(matrix), ConfusionColumns.From(matrix, classifier.Classes), classifier.Classes);
    }

    private static void Print(HeadReport report, TextWriter output)
    {
        var scores = report.Scores;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Dataset}, {report.Backbone}: {scores.Asked} images, accuracy {scores.Accuracy:P1}, balanced {scores.BalancedAccuracy:P1}, macro F1 {scores.MacroF1:0.000}"));
        for (var c = 0; c < report.Classes.Count; c++)
        {
            if (scores.Recall[c] is { } recall)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {report.Classes[c]}: recall {recall:P1}, precision {(scores.Precision[c] is { } precision ? precision.ToString("P1", CultureInfo.InvariantCulture) : "none answered")}"));
            }
        }

        output.WriteLine("Rows are the truth, columns the answers:");
        var width = report.Confusion.Classes.Max(name => name.Length);
        foreach (var (name, counts) in report.Confusion.Classes.Zip(report.Confusion.Counts))
        {
            output.WriteLine($"  {name.PadRight(width)} {string.Concat(counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count,6}")))}");
        }
    }
}
