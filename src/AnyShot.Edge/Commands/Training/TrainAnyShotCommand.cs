using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Training.Pretraining;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train any-shot</c>: a backbone on the base classes of an image folder.</summary>
internal static class TrainAnyShotCommand
{
    private static readonly PretrainingOptions Standard = new() { DataFolder = "", OutputFolder = "" };

    private static readonly Argument<string> Data = new("DATAFOLDER") { Description = "Folder with one folder of images a class, or with manifests; groups.csv in it says which images show one object." };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for the model. A stopped training goes on where it stood.", Required = true };
    private static readonly Option<string> Backbone = Setting("--backbone", $"{string.Join(", ", NetworkName.All)}; with --prompts {BackboneFactory.BuiltinMini} or another model with a generator.", Standard.Backbone);
    private static readonly Option<int> Size = Setting("--size", "Input in pixels.", Standard.Side);
    private static readonly Option<int> Channels = Setting("--channels", "1 (grey) or 3 (RGB).", Standard.Channels);
    private static readonly Option<int> EpochsRotation = Setting("--epochs-rotation", "Epochs of the rotation stage.", Standard.EpochsRotation);
    private static readonly Option<int> EpochsMixup = Setting("--epochs-mixup", "Epochs of the manifold mix-up stage.", Standard.EpochsMixup);
    private static readonly Option<int> Batch = Setting("--batch", "Images a step, before they are turned.", Standard.BatchSize);
    private static readonly Option<double> Rate = Setting("--lr", "Highest learning rate of each stage.", Standard.LearningRate);
    private static readonly Option<string> Augment = Setting("--augment", $"How training images are varied: {string.Join(", ", AugmentationNames.All)}.", AugmentationNames.Of(Standard.Augmentation));
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides the first weights, the order and every variation.", Standard.Seed);
    private static readonly Option<string?> Split = new("--split") { Description = "Split file: a JSON object CLASS: base, val or novel. Without it the rule by alphabetical order." };
    private static readonly Option<string?> Semantics = new("--semantics") { Description = "CSV class,NAME,...: attributes of base and validation classes. With it a feature generator is trained too." };
    private static readonly Option<string?> Prompts = new("--prompts")
    {
        Description = $"Prompts of base and validation classes. No backbone is trained then: the generator of --backbone ({BackboneFactory.BuiltinMini} where none is named) is adapted to these classes.",
        HelpName = "FILE.json",
    };
    private static readonly Option<int> EpochsGenerator = Setting("--epochs-generator", "Most epochs of the feature generator.", Standard.EpochsGenerator);
    private static readonly Option<int> Way = Setting("--way", "Novel classes that the rule must leave, and classes of a validation episode.", Standard.Ways);
    private static readonly Option<int> ValidateEvery = Setting("--validate-every", "Weights are measured and saved after so many epochs.", Standard.ValidateEvery);
    private static readonly Option<string[]> Compat = new("--compat") { Description = "Flaws of the published code to reproduce: B10 (in the generator), B12.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Device = Setting("--device", "auto, cpu, cuda or cuda:N.", Standard.Device);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library, 0 leaves its default.", Standard.Threads);

    public static Command Create()
    {
        var command = new Command("any-shot", "Train a backbone for few- and zero-shot classification on the base classes of an image folder.")
        {
            Data, Output, Backbone, Size, Channels, EpochsRotation, EpochsMixup, Batch, Rate, Augment, Seed, Split, Semantics, Prompts, EpochsGenerator, Way, ValidateEvery, Compat, Device, Threads,
        };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(result, token)));
        return command;
    }

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static PretrainingOptions Options(ParseResult result) => new()
    {
        DataFolder = result.GetValue(Data)!,
        OutputFolder = result.GetValue(Output)!,
        Backbone = result.GetValue(Backbone)!,
        Side = result.GetValue(Size),
        Channels = result.GetValue(Channels),
        EpochsRotation = result.GetValue(EpochsRotation),
        EpochsMixup = result.GetValue(EpochsMixup),
        BatchSize = result.GetValue(Batch),
        LearningRate = result.GetValue(Rate),
        Augmentation = AugmentationNames.Parse(result.GetValue(Augment)!),
        Seed = result.GetValue(Seed),
        SplitFile = result.GetValue(Split),
        SemanticsFile = result.GetValue(Semantics),
        EpochsGenerator = result.GetValue(EpochsGenerator),
        Ways = result.GetValue(Way),
        ValidateEvery = result.GetValue(ValidateEvery),
        Compat = Switches(result.GetValue(Compat) ?? []),
        Device = result.GetValue(Device)!,
        Threads = result.GetValue(Threads),
    };

    private static CompatSwitches Switches(string[] names) =>
        names.SelectMany(name => name.Split(',')).Aggregate(CompatSwitches.None, (all, name) =>
            name is nameof(CompatSwitches.B10) or nameof(CompatSwitches.B12)
                ? all | Enum.Parse<CompatSwitches>(name)
                : throw new ArgumentException($"--compat {name}: only B10 and B12 concern the training."));

    private static void Run(ParseResult result, CancellationToken cancellationToken)
    {
        var options = Options(result);
        if (result.GetValue(Prompts) is { } prompts)
        {
            if (options.SemanticsFile is not null)
            {
                throw new ArgumentException("--prompts and --semantics do not go together: classes have one kind of semantic vectors.");
            }

            var isNamed = result.GetResult(Backbone) is { Implicit: false };
            Adapt(isNamed ? options : options with { Backbone = BackboneFactory.BuiltinMini }, prompts, cancellationToken);
            return;
        }

        var card = TrainingRun.WithBar(bar => new BackbonePretraining(options, TimeProvider.System).Run(progress => Show(bar, progress), cancellationToken));
        TrainingRun.Tell(card, options.OutputFolder);
    }

    private static void Adapt(PretrainingOptions options, string prompts, CancellationToken cancellationToken)
    {
        using var result = EvaluateProgress.Show(progress => GeneratorAdaptation.Run(
            options,
            prompts,
            progress,
            new InlineProgress<EGanProgress>(p => progress.Report(new WorkProgress("adapting the feature generator", p.Step, p.Steps))),
            Console.Error.WriteLine,
            cancellationToken));
        var card = result.Generator.Card;
        var kept = card.Step == 0 ? "the generator as it was: no step did better" : FormattableString.Invariant($"kept step {card.Step} of {result.Steps}");
        var accuracy = card.ValidationAccuracy is { } share
            ? FormattableString.Invariant($"; without a picture it tells {(card.ChosenOn == ChoosingClasses.Validation ? "validation classes" : "base classes that were held out")} apart in {share:P1}")
            : "; too few classes to choose by, so that nobody knows whether it is better than it was";
        Console.WriteLine($"Wrote {options.OutputFolder}: {kept}{accuracy}.");
    }

    private static void Show(ProgressTask bar, PretrainingProgress progress)
    {
        bar.Value = progress.Done * bar.MaxValue;
        var accuracy = progress.Accuracy is { } share ? $", {share:P1} right in validation" : "";
        bar.Description = $"{progress.Stage}, epoch {progress.Epoch} of {progress.Epochs}, loss {progress.Loss:0.000}{accuracy}, {progress.Remaining:hh\\:mm\\:ss} left";
    }
}
