using System.CommandLine;
using AnyShot.Engine.Training.Adaptation;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train adapt</c>: fits a trained network to another camera, light or material.</summary>
internal static class TrainAdaptCommand
{
    private const string Description = """
        Fit a model of train episodic or any-shot to another camera, light or material with a few labelled images of it.

        Example: anyshot train adapt models/parts --target night --unlabelled frames --out models/parts-night --source parts
        """;

    private static readonly AdaptationOptions Standard = new() { ModelFolder = "", TargetFolder = "", OutputFolder = "" };

    private static readonly Argument<string> Model = new("MODEL") { Description = "Folder of the model; it stays as it is." };
    private static readonly Option<string> Target = new("--target") { Description = "Folder with one folder of images a class; a third of each class chooses, the rest is learnt from.", Required = true };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for the new model.", Required = true };
    private static readonly Option<string?> Unlabelled = new("--unlabelled") { Description = "Folder with images of the target without labels, 32 or more. Without it the labelled ones.", HelpName = "FOLDER" };
    private static readonly Option<string?> Source = new("--source") { Description = "Images that the model was trained on, to measure what it forgets on its validation classes.", HelpName = "DATAFOLDER" };
    private static readonly Option<int> Epochs = Setting("--epochs", "Rounds of training of the last stage; 0 trains nothing.", Standard.Epochs);
    private static readonly Option<int> Episodes = Setting("--episodes", "Pseudo-episodes of a round.", Standard.Episodes);
    private static readonly Option<double> Rate = Setting("--lr", "Learning rate.", Standard.LearningRate);
    private static readonly Option<double> Anchor = Setting("--anchor", "Weight in the loss of the squared distance to the old weights.", Standard.Anchor);
    private static readonly Option<string> Augment = Setting("--augment", $"How images are varied: {string.Join(", ", AugmentationNames.All)}.", AugmentationNames.Of(Standard.Augmentation));
    private static readonly Option<bool> NoCentre = new("--no-centre") { Description = "Do not subtract the mean feature of the target." };
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides what is held out, the episodes and the variations.", Standard.Seed);
    private static readonly Option<string> Device = Setting("--device", "auto, cpu, cuda or cuda:N.", Standard.Device);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library, 0 leaves its default.", Standard.Threads);

    public static Command Create()
    {
        var command = new Command("adapt", Description) { Model, Target, Output, Unlabelled, Source, Epochs, Episodes, Rate, Anchor, Augment, NoCentre, Seed, Device, Threads };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(Options(result), token), goesOn: false));
        return command;
    }

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static AdaptationOptions Options(ParseResult result) => new()
    {
        ModelFolder = result.GetValue(Model)!,
        TargetFolder = result.GetValue(Target)!,
        OutputFolder = result.GetValue(Output)!,
        UnlabelledFolder = result.GetValue(Unlabelled),
        SourceFolder = result.GetValue(Source),
        Epochs = result.GetValue(Epochs),
        Episodes = result.GetValue(Episodes),
        LearningRate = result.GetValue(Rate),
        Anchor = result.GetValue(Anchor),
        Augmentation = AugmentationNames.Parse(result.GetValue(Augment)!),
        Centre = !result.GetValue(NoCentre),
        Seed = result.GetValue(Seed),
        Device = result.GetValue(Device)!,
        Threads = result.GetValue(Threads),
    };

    private static void Run(AdaptationOptions options, CancellationToken cancellationToken)
    {
        var adaptation = new DomainAdaptation(options);
        var adapted = TrainingRun.WithBar(bar => adaptation.Run(
            progress =>
            {
                bar.MaxValue = Math.Max(1, progress.Episodes);
                bar.Value = progress.Episode;
                bar.Description = $"{progress.Doing}, episode {progress.Episode} of {progress.Episodes}";
            },
            Console.Error.WriteLine,
            cancellationToken));
        foreach (var row in adapted.Rows)
        {
            Console.WriteLine($"{(row == adapted.Chosen ? '*' : ' ')} {Sentence(row)}");
        }

        Console.WriteLine(FormattableString.Invariant($"Wrote {options.OutputFolder}: weight {adapted.Chosen.Weight} (*), chosen by {adapted.HeldOutImages} held-out images of the target"));
    }

    private static string Sentence(AdaptationRow row)
    {
        var source = row is { Source: { } plain, SourceCentred: { } centred } ? FormattableString.Invariant($"; source {plain:P1}, centred {centred:P1}") : "";
        return FormattableString.Invariant($"{row.Stage,-12} {row.Weight,4}  target {row.Target:P1}, centred {row.TargetCentred:P1}{source}");
    }
}
