using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Pretraining;
using AnyShot.Engine.Training.TwoStage;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train two-stage</c>: broad classes first, then the few images that count.</summary>
internal static class TrainTwoStageCommand
{
    private const string Description = """
        Train a classifier for classes with few images: first on many images of broad classes, then on these.

        Example: anyshot train two-stage --coarse textures --coarse rendered: --target parts --out models/parts
        """;

    private static readonly TwoStageOptions Standard = new() { Target = "", Output = "" };

    private static readonly Option<string[]> Coarse = new("--coarse") { Description = $"Images of broad classes: a folder, a manifest of anyshot collect, or {TwoStageOptions.Rendered} for rendered surfaces; may be given several times. Without it there is no coarse stage.", HelpName = "DATA" };
    private static readonly Option<string> Target = new("--target") { Description = "Folder with one folder of images a class, or a manifest; groups.csv in it says which images show one object.", HelpName = "DATA", Required = true };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for the model. A stopped training goes on where it stood.", Required = true };
    private static readonly Option<string?> Test = Text("--test", "Images of the same classes to measure on, opened when all is trained.", "DATA");
    private static readonly Option<int?> Images = new("--images") { Description = "Images of each class of the target to train on; the rest is measured on.", HelpName = "N" };
    private static readonly Option<string?> Groups = Text("--groups", "image,group: images of one object stay together. groups.csv in the target is taken by itself.", "FILE.csv");
    private static readonly Option<string> Network = Setting("--network", string.Join(" or ", NetworkName.Vgg), Standard.Network);
    private static readonly Option<string?> Weights = Text("--weights", "First weights: a state dictionary with torchvision's names (.safetensors, or what torch.save writes), or a model folder of this command, such as OUT/coarse.", "PATH");
    private static readonly Option<int> Size = Setting("--size", "Input in pixels; the published network has 224.", Standard.Side);
    private static readonly Option<int> Channels = Setting("--channels", "1 (grey) or 3 (RGB).", Standard.Channels);
    private static readonly Option<int> Batch = Setting("--batch", "Images a step.", Standard.BatchSize);
    private static readonly Option<string> RenderedScenes = Setting("--rendered", "Rendered classes and pictures of each.", Pair(Standard.RenderedClasses, Standard.RenderedImages));
    private static readonly Option<string> EpochsCoarse = Setting("--epochs-coarse", "Epochs of the head alone, most epochs with the trunk.", Pair(Standard.CoarseHeadEpochs, Standard.CoarseTrunkEpochs));
    private static readonly Option<string> EpochsRefined = Setting("--epochs-refined", "The same of the refined stage.", Pair(Standard.RefinedHeadEpochs, Standard.RefinedTrunkEpochs));
    private static readonly Option<double> RateHead = Setting("--lr-head", "Learning rate of a new head.", Standard.HeadRate);
    private static readonly Option<double> RateFirst = Setting("--lr-first", "Of a trunk whose first weights were drawn; all of it is trained then.", Standard.FirstTrunkRate);
    private static readonly Option<double> RateCoarse = Setting("--lr-coarse", "Of a trunk with --weights in the coarse stage.", Standard.CoarseTrunkRate);
    private static readonly Option<string> RateRefined = Setting("--lr-refined", "Of trunk and head in the refined stage, once the trunk is trained too.", FormattableString.Invariant($"{Standard.RefinedTrunkRate},{Standard.RefinedHeadRate}"));
    private static readonly Option<double> Decay = Setting("--weight-decay", "L2 penalty while the trunk is trained.", Standard.WeightDecay);
    private static readonly Option<int> Patience = Setting("--patience", "Epochs without a better macro F1 after which a stage ends.", Standard.Patience);
    private static readonly Option<int> Folds = Setting("--folds", "Folds of the refined stage where a class has fewer than 20 images.", Standard.Folds);
    private static readonly Option<string?> Unfreeze = Text("--unfreeze", $"What of the trunk the refined stage trains: {string.Join(", ", UnfrozenPartNames.All)}. [default: connected, conv5 from 50 images a class on, all from drawn weights]", "PART");
    private static readonly Option<string?> Generated = Text("--generated", "Made-up images of the target's classes that train the refined stage too; they never choose or measure.", "DATA");
    private static readonly Option<double> GeneratedWeight = Setting("--generated-weight", "What one of them counts beside an image of the target.", Standard.GeneratedWeight);
    private static readonly Option<string?> Compat = Text("--compat", "O1 reproduces the reference code, which transfers nothing: the trunk is never trained.", "O1");
    private static readonly Option<string> Augment = Setting("--augment", $"How training images are varied: {string.Join(", ", AugmentationNames.All)}.", AugmentationNames.Of(Standard.Augmentation));
    private static readonly Option<string?> Ablations = Text("--ablations", "Instead of one model: with and without the coarse stage, with its trunk frozen and as the reference does it, for each of these seeds. Needs --images or --test.", "SEED,...");
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides the first weights, which images train, their order and every variation.", Standard.Seed);
    private static readonly Option<string> Device = Setting("--device", "auto, cpu, cuda or cuda:N.", Standard.Device);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library, 0 leaves its default.", Standard.Threads);

    public static Command Create()
    {
        var command = new Command("two-stage", Description)
        {
            Coarse, Target, Output, Test, Images, Groups, Network, Weights, Size, Channels, Batch, RenderedScenes, EpochsCoarse, EpochsRefined, RateHead, RateFirst, RateCoarse, RateRefined, Decay, Patience, Folds,
            Unfreeze, Generated, GeneratedWeight, Compat, Augment, Ablations, Seed, Device, Threads,
        };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(result, token)));
        return command;
    }

    private static void Run(ParseResult result, CancellationToken cancellationToken)
    {
        var options = Options(result);
        if (result.GetValue(Ablations) is { } seeds)
        {
            Tell(TrainingRun.WithBar(bar => new TwoStageAblations(options, TimeProvider.System).Run(
                [.. CommaList.OfNumbers("--ablations", seeds, 0, int.MaxValue).Select(seed => (ulong)seed)], (name, progress) => Show(bar, progress, name + ", "), Rendering(bar), cancellationToken)));
            return;
        }

        var trained = TrainingRun.WithBar(bar => new TwoStageTraining(options, TimeProvider.System).Run(progress => Show(bar, progress, ""), Rendering(bar), cancellationToken));
        TrainingRun.Tell(trained.Card, options.Output);
        if (trained.Test is { } test)
        {
            Console.WriteLine(FormattableString.Invariant($"On {test.Asked} images that neither trained nor chose: accuracy {test.Accuracy:P1}, balanced {test.BalancedAccuracy:P1}, macro F1 {test.MacroF1:0.000}"));
            Console.WriteLine(FormattableString.Invariant(
                $"Calibration error {trained.Calibration!.Scaled.ExpectedError:P1}, {trained.Calibration.Plain.ExpectedError:P1} without the temperature {trained.Calibration.Temperature:0.00}"));
            foreach (var (name, c) in trained.Card.Classes.Select((name, c) => (name, c)))
            {
                Console.WriteLine(FormattableString.Invariant($"  {name}: recall {test.Recall[c] ?? 0:P1}, precision {test.Precision[c] ?? 0:P1}"));
            }
        }
    }

    private static InlineProgress<WorkProgress> Rendering(ProgressTask bar) => new(progress => bar.Description = $"{progress.Task}, {progress.Done} of {progress.Total}");

    private static void Show(ProgressTask bar, TwoStageProgress progress, string name)
    {
        bar.Value = progress.Done * bar.MaxValue;
        var score = progress.MacroF1 is { } macroF1 ? FormattableString.Invariant($", macro F1 {macroF1:0.000}") : "";
        bar.Description = Markup.Escape(FormattableString.Invariant($"{name}{progress.Stage}, epoch {progress.Epoch} of {progress.Epochs}, loss {progress.Loss:0.000}{score}, {progress.Remaining:hh\\:mm\\:ss} left"));
    }

    private static void Tell(IReadOnlyList<AblationRow> rows)
    {
        foreach (var variant in rows.GroupBy(row => row.Variant))
        {
            double[] scores = [.. variant.Select(row => row.Accuracy)];
            var mean = scores.Average();
            var deviation = scores.Length > 1 ? Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Length - 1)) : 0;
            Console.WriteLine(FormattableString.Invariant(
                $"{variant.Key,-24} test accuracy {100 * mean:0.0} ± {100 * deviation:0.0} ({string.Join(", ", scores.Select(score => FormattableString.Invariant($"{100 * score:0.0}")))}), macro F1 {variant.Average(row => row.MacroF1):0.000}, on validation images {variant.Average(row => row.ValidationMacroF1):0.000}"));
        }
    }

    private static TwoStageOptions Options(ParseResult result)
    {
        var rendered = Two("--rendered", result.GetValue(RenderedScenes)!);
        var (coarse, refined) = (Two("--epochs-coarse", result.GetValue(EpochsCoarse)!), Two("--epochs-refined", result.GetValue(EpochsRefined)!));
        var rates = Numbers("--lr-refined", result.GetValue(RateRefined)!);
        return new TwoStageOptions
        {
            Coarse = result.GetValue(Coarse) ?? [],
            Target = result.GetValue(Target)!,
            Output = result.GetValue(Output)!,
            Test = result.GetValue(Test),
            ImagesPerClass = result.GetValue(Images),
            GroupFile = result.GetValue(Groups),
            Network = result.GetValue(Network)!,
            Weights = result.GetValue(Weights),
            Side = result.GetValue(Size),
            Channels = result.GetValue(Channels),
            BatchSize = result.GetValue(Batch),
            RenderedClasses = rendered.First,
            RenderedImages = rendered.Second,
            CoarseHeadEpochs = coarse.First,
            CoarseTrunkEpochs = coarse.Second,
            RefinedHeadEpochs = refined.First,
            RefinedTrunkEpochs = refined.Second,
            HeadRate = result.GetValue(RateHead),
            FirstTrunkRate = result.GetValue(RateFirst),
            CoarseTrunkRate = result.GetValue(RateCoarse),
            RefinedTrunkRate = rates.First,
            RefinedHeadRate = rates.Second,
            WeightDecay = result.GetValue(Decay),
            Patience = result.GetValue(Patience),
            Folds = result.GetValue(Folds),
            Unfreeze = result.GetValue(Unfreeze) is { } part ? UnfrozenPartNames.Parse(part) : null,
            Generated = result.GetValue(Generated),
            GeneratedWeight = result.GetValue(GeneratedWeight),
            CompatO1 = result.GetValue(Compat) switch { null => false, "O1" => true, var other => throw new ArgumentException($"--compat {other}: only O1 concerns this training.") },
            Augmentation = AugmentationNames.Parse(result.GetValue(Augment)!),
            Seed = result.GetValue(Seed),
            Device = result.GetValue(Device)!,
            Threads = result.GetValue(Threads),
        };
    }

    private static (int First, int Second) Two(string option, string value) =>
        value.Split(',') is [var first, var second] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var two)
            ? (one, two)
            : throw new ArgumentException($"{option} takes two whole numbers with a comma between, not \"{value}\".");

    private static (double First, double Second) Numbers(string option, string value) =>
        value.Split(',') is [var first, var second] && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var two)
            ? (one, two)
            : throw new ArgumentException($"{option} takes two numbers with a comma between, not \"{value}\".");

    private static string Pair(int first, int second) => FormattableString.Invariant($"{first},{second}");

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };
}
