using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Training.Episodic;
using AnyShot.Engine.Training.Pretraining;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train episodic</c>: a prototypical network on the base classes of an image folder.</summary>
internal static class TrainEpisodicCommand
{
    private const string Description = """
        Train a network on episodes: a few images of some classes, and others to recognise by the nearest class mean, as it will be used.

        Example: anyshot train episodic parts --out models/parts --size 32 --way 5 --shots 1 --train-way 20
        """;

    private static readonly EpisodicOptions Standard = new() { DataFolder = "", OutputFolder = "" };

    private static readonly Argument<string> Data = new("DATAFOLDER") { Description = "Folder with one folder of images a class, or with manifests; groups.csv in it says which images show one object." };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for the model. A stopped training goes on where it stood.", Required = true };
    private static readonly Option<string> Backbone = Setting("--backbone", $"{string.Join(", ", NetworkName.All)}; or {BackboneFactory.BuiltinMini} or model:FOLDER, taken as it is with a linear map behind it that is trained.", Standard.Backbone);
    private static readonly Option<string?> Start = new("--start") { Description = "Begin with the weights of a model of anyshot train, whose network and input it keeps.", HelpName = "model:FOLDER" };
    private static readonly Option<int> Size = Setting("--size", "Input in pixels.", Standard.Side);
    private static readonly Option<int> Channels = Setting("--channels", "1 (grey) or 3 (RGB).", Standard.Channels);
    private static readonly Option<int> Way = Setting("--way", "Classes among which the model will choose: of a validation episode, and novel classes that the rule must leave.", Standard.Ways);
    private static readonly Option<int> Shots = Setting("--shots", "Examples a class that it will have: of a validation episode.", Standard.Shots);
    private static readonly Option<int?> TrainWay = new("--train-way") { Description = "Classes of a training episode [default: --way]" };
    private static readonly Option<int?> TrainShots = new("--train-shots") { Description = "Examples a class of a training episode [default: --shots]" };
    private static readonly Option<int> Queries = Setting("--queries", "Queries a class of a training episode.", Standard.Queries);
    private static readonly Option<int?> FromWay = new("--from-way") { Description = "Curriculum: classes of the first episode; they go to --train-way over the first half." };
    private static readonly Option<int?> FromShots = new("--from-shots") { Description = "Curriculum: examples of the first episode; they go to --train-shots over the first half." };
    private static readonly Option<int> Episodes = Setting("--episodes", "Training episodes.", Standard.Episodes);
    private static readonly Option<string> Metric = Setting("--metric", $"Distance to a class mean: {string.Join(", ", EpisodicNames.All<EpisodicMetric>())} (with learnt sharpness).", EpisodicNames.Of(Standard.Metric));
    private static readonly Option<string> Optimizer = Setting("--optimiser", $"{string.Join(", ", EpisodicNames.All<EpisodicOptimizer>())} (momentum 0.9; --lr up to 0.01 from fresh weights).", EpisodicNames.Of(Standard.Optimizer));
    private static readonly Option<double> Rate = Setting("--lr", "First learning rate; 1e-4 with --start.", Standard.LearningRate);
    private static readonly Option<double> Decay = Setting("--decay", "L2 penalty of the weights; 5e-4 for residual networks.", Standard.WeightDecay);
    private static readonly Option<string> Schedule = Setting("--schedule", $"How the rate falls: {string.Join(", ", EpisodicNames.All<EpisodicSchedule>())}.", EpisodicNames.Of(Standard.Schedule));
    private static readonly Option<int> HalveEvery = Setting("--halve-every", "Episodes after which --schedule halve takes half of the rate.", Standard.HalveEvery);
    private static readonly Option<string> Sampler = Setting("--sampler", $"Classes of an episode: {string.Join(", ", EpisodicNames.All<ClassSampling>())} (by the root of their number of images).", EpisodicNames.Of(Standard.Sampling));
    private static readonly Option<string> Augment = Setting("--augment", $"How training images are varied: {string.Join(", ", AugmentationNames.All)}.", AugmentationNames.Of(Standard.Augmentation));
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides the first weights, every episode and every variation.", Standard.Seed);
    private static readonly Option<string?> Split = new("--split") { Description = "Split file: a JSON object CLASS: base, val or novel. Without it the rule by alphabetical order.", HelpName = "FILE.json" };
    private static readonly Option<string?> Semantics = new("--semantics") { Description = "CSV class,NAME,...: attributes of base and validation classes. With it class means are learnt from attributes too, for classes without examples.", HelpName = "FILE.csv" };
    private static readonly Option<string?> Prompts = new("--prompts") { Description = $"Words of base and validation classes in place of attributes, as the text half of {BackboneFactory.BuiltinMini} reads them (docs/prompts.md).", HelpName = "FILE.json" };
    private static readonly Option<string?> Hierarchy = new("--hierarchy") { Description = "Tree of the classes; groups have 0.3 of the loss, classes 0.7.", HelpName = "FILE.json" };
    private static readonly Option<int> ValidateEvery = Setting("--validate-every", "Weights are measured and saved after so many episodes.", Standard.ValidateEvery);
    private static readonly Option<int> ValidationEpisodes = Setting("--validation-episodes", "Fixed episodes of validation classes.", Standard.ValidationEpisodes);
    private static readonly Option<int> Patience = Setting("--patience", "Validations without a better one after which the training ends.", Standard.Patience);
    private static readonly Option<string?> Cache = new("--cache") { Description = "With a model as --backbone: folder for embeddings of images seen before [default: the user's cache folder]", HelpName = "FOLDER" };
    private static readonly Option<string> Device = Setting("--device", "auto, cpu, cuda or cuda:N.", Standard.Device);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library, 0 leaves its default.", Standard.Threads);

    public static Command Create()
    {
        var command = new Command("episodic", Description)
        {
            Data, Output, Backbone, Start, Size, Channels, Way, Shots, TrainWay, TrainShots, Queries, FromWay, FromShots, Episodes, Metric, Optimizer, Rate, Decay, Schedule, HalveEvery, Sampler, Augment, Seed,
            Split, Semantics, Prompts, Hierarchy, ValidateEvery, ValidationEpisodes, Patience, Cache, Device, Threads,
        };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(Options(result), token)));
        return command;
    }

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static EpisodicOptions Options(ParseResult result)
    {
        var start = result.GetValue(Start);
        if (start is not null && new Option[] { Backbone, Size, Channels }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } fixedByStart)
        {
            throw new ArgumentException($"{fixedByStart.Name} and --start do not go together: network and input are those of the model.");
        }

        if (start is null && result.GetValue(Backbone)!.Contains(':', StringComparison.Ordinal)
            && new Option[] { Size, Channels, Augment }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } ofPictures)
        {
            throw new ArgumentException($"{ofPictures.Name} and --backbone {result.GetValue(Backbone)} do not go together: its input is its own, and every image is embedded once, as it is.");
        }

        return new EpisodicOptions
        {
            DataFolder = result.GetValue(Data)!,
            OutputFolder = result.GetValue(Output)!,
            Backbone = result.GetValue(Backbone)!,
            StartFolder = start is null ? null : ModelFolderOf("--start", start),
            Side = result.GetValue(Size),
            Channels = result.GetValue(Channels),
            Ways = result.GetValue(Way),
            Shots = result.GetValue(Shots),
            TrainWays = result.GetValue(TrainWay),
            TrainShots = result.GetValue(TrainShots),
            Queries = result.GetValue(Queries),
            FromWays = result.GetValue(FromWay),
            FromShots = result.GetValue(FromShots),
            Episodes = result.GetValue(Episodes),
            Metric = EpisodicNames.Parse<EpisodicMetric>("--metric", result.GetValue(Metric)!),
            Optimizer = EpisodicNames.Parse<EpisodicOptimizer>("--optimiser", result.GetValue(Optimizer)!),
            LearningRate = result.GetValue(Rate),
            WeightDecay = result.GetValue(Decay),
            Schedule = EpisodicNames.Parse<EpisodicSchedule>("--schedule", result.GetValue(Schedule)!),
            HalveEvery = result.GetValue(HalveEvery),
            Sampling = EpisodicNames.Parse<ClassSampling>("--sampler", result.GetValue(Sampler)!),
            Augmentation = AugmentationNames.Parse(result.GetValue(Augment)!),
            Seed = result.GetValue(Seed),
            SplitFile = result.GetValue(Split),
            SemanticsFile = result.GetValue(Semantics),
            PromptsFile = result.GetValue(Prompts),
            HierarchyFile = result.GetValue(Hierarchy),
            ValidateEvery = result.GetValue(ValidateEvery),
            ValidationEpisodes = result.GetValue(ValidationEpisodes),
            Patience = result.GetValue(Patience),
            CacheFolder = result.GetValue(Cache) ?? EvaluateCommand.CacheFolder(),
            Device = result.GetValue(Device)!,
            Threads = result.GetValue(Threads),
        };
    }

    private static string ModelFolderOf(string option, string value) => value.StartsWith(BackboneFactory.ModelPrefix, StringComparison.Ordinal)
        ? value[BackboneFactory.ModelPrefix.Length..]
        : throw new ArgumentException($"{option} \"{value}\" must be {BackboneFactory.ModelPrefix}FOLDER.");

    private static void Run(EpisodicOptions options, CancellationToken cancellationToken)
    {
        var training = new EpisodicTraining(options, TimeProvider.System);
        var card = TrainingRun.WithBar(bar => training.Run(progress => Show(bar, progress), Console.Error.WriteLine, cancellationToken));
        var measured = card.Validation;
        Console.WriteLine(FormattableString.Invariant(
            $"Wrote {options.OutputFolder}: {card.Parameters} parameters; nearest class mean in validation {measured["nearestMean"]:P1} ± {measured["halfWidth"]:P1} (guessing {measured["chance"]:P1}), intra/inter {measured["unitRatio"]:0.000}{(measured.TryGetValue("zeroShot", out var zeroShot) ? FormattableString.Invariant($", without a shot {zeroShot:P1}") : "")}"));
    }

    private static void Show(ProgressTask bar, EpisodicProgress progress)
    {
        bar.MaxValue = progress.Episodes;
        bar.Value = progress.Episode;
        var accuracy = progress.Accuracy is { } share ? $", {share:P1} right in validation" : "";
        bar.Description = $"episode {progress.Episode} of {progress.Episodes}, loss {progress.Loss:0.000}{accuracy}, {progress.Remaining:hh\\:mm\\:ss} left";
    }
}
