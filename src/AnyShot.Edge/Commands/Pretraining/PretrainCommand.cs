using System.CommandLine;
using AnyShot.Edge.Commands.Training;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.DualEncoder;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary><c>anyshot pretrain</c>: the image and text encoder that ships, on rendered scenes.</summary>
internal static class PretrainCommand
{
    private static readonly DualEncoderOptions Standard = new() { OutputFolder = "" };

    private static readonly Argument<string> Output = new("OUT") { Description = "Folder for the model. A stopped training goes on where it stood; a finished one goes on when --pictures is raised." };
    private static readonly Option<long> Pictures = Setting("--pictures", "Pictures to train on in all, each variation counted.", Standard.Pictures);
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides the first weights, every scene, picture and caption.", Standard.Seed);
    private static readonly Option<string> Sides = Setting("--sides", "Sides of the pictures over the training in pixels, SIDE:SHARE of the steps, by commas.", string.Join(',', Standard.Sides));
    private static readonly Option<int> RenderSide = Setting("--render-side", "Side at which scenes are rendered; 0 takes the largest of --sides.", Standard.RenderSide);
    private static readonly Option<int> Scenes = Setting("--scenes", "Scenes a step; each gives two pictures.", Standard.Scenes);
    private static readonly Option<int> Captions = Setting("--captions", "Captions of a scene in a step.", Standard.Captions);
    private static readonly Option<int> Pool = Setting("--pool", "Scenes that are kept ready in memory.", Standard.Pool);
    private static readonly Option<double> Lines = Setting("--line-share", "Share of the scenes that come in lines of eight on one surface.", Standard.LineShare);
    private static readonly Option<double> Easy = Setting("--easy-share", "Least share of scenes whose defects are large and on calm surfaces; all are at first, and the share falls to this one at half of the training.", Standard.EasyShare);
    private static readonly Option<int> Instances = Setting("--instances", "Pictures that are rendered of a scene.", Standard.Instances);
    private static readonly Option<int> Reuse = Setting("--reuse", "How often a scene is used before another takes its place.", Standard.Reuse);
    private static readonly Option<double> Crop = Setting("--crop", "Least share of a picture's area in a crop.", Standard.SmallestCrop);
    private static readonly Option<double> Rate = Setting("--lr", "Highest learning rate.", Standard.LearningRate);
    private static readonly Option<double> Decay = Setting("--decay", "Decay of weights a step as a share of the learning rate.", Standard.WeightDecay);
    private static readonly Option<double> WeightText = Setting("--weight-text", "Weight of the loss of pictures with captions.", Standard.TextWeight);
    private static readonly Option<double> WeightInstances = Setting("--weight-instances", "Weight of the loss of two pictures of a scene, behind a head.", Standard.InstanceWeight);
    private static readonly Option<double> WeightFewShot = Setting("--weight-few-shot", "Weight of the loss of two pictures of a scene, on the embedding.", Standard.FewShotWeight);
    private static readonly Option<double> WeightTraits = Setting("--weight-traits", "Weight of the loss of traits.", Standard.TraitWeight);
    private static readonly Option<double> WeightCells = Setting("--weight-cells", "Weight of the loss of defects in cells of the picture.", Standard.CellWeight);
    private static readonly Option<double> WeightTurns = Setting("--weight-turns", "Weight of the loss of quarter turns.", Standard.TurnWeight);
    private static readonly Option<double> Temperature = Setting("--temperature", "Temperature of the loss of two pictures of a scene.", Standard.Temperature);
    private static readonly Option<double> Averaging = Setting("--averaging", "Share of the averaged weights that a step keeps.", Standard.Averaging);
    private static readonly Option<string> Precision = Setting("--precision", "What convolutions compute in: auto (bf16 where the processor has it), bf16 or fp32.", Standard.Precision);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library.", Standard.Threads);
    private static readonly Option<int> RenderThreads = Setting("--render-threads", "Threads that render, beside those of the tensor library.", Standard.RenderThreads);
    private static readonly Option<long> ValidateEvery = Setting("--validate-every", "Pictures between two validations; each writes the model.", Standard.ValidateEvery);
    private static readonly Option<double> CheckpointEvery = Setting("--checkpoint-every", "Minutes between two checkpoints.", Standard.CheckpointEvery.TotalMinutes);
    private static readonly Option<string[]> Watch = new("--watch") { Description = "Photographs to measure on at each validation: FOLDER or FOLDER:CLASS,CLASS,...; without classes the folder's validation classes. May be given several times." };

    public static Command Create()
    {
        var command = new Command("pretrain", "Train an image and a text encoder on rendered industrial surfaces with captions.")
        {
            Output, Pictures, Seed, Sides, RenderSide, Scenes, Captions, Pool, Lines, Easy, Instances, Reuse, Crop, Rate, Decay, WeightText, WeightInstances, WeightFewShot, WeightTraits, WeightCells, WeightTurns,
            Temperature, Averaging, Precision, Threads, RenderThreads, ValidateEvery, CheckpointEvery, Watch,
            PretrainGeneratorCommand.Create(), PretrainFeaturesCommand.Create(), PretrainPreviewCommand.Create(), PretrainWordsCommand.Create(),
        };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(Options(result), token)));
        return command;
    }

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static DualEncoderOptions Options(ParseResult result) => new()
    {
        OutputFolder = result.GetValue(Output)!,
        Pictures = result.GetValue(Pictures),
        Seed = result.GetValue(Seed),
        Sides = SideShare.Parse(result.GetValue(Sides)!),
        RenderSide = result.GetValue(RenderSide),
        Scenes = result.GetValue(Scenes),
        Captions = result.GetValue(Captions),
        Pool = result.GetValue(Pool),
        LineShare = result.GetValue(Lines),
        EasyShare = result.GetValue(Easy),
        Instances = result.GetValue(Instances),
        Reuse = result.GetValue(Reuse),
        SmallestCrop = result.GetValue(Crop),
        LearningRate = result.GetValue(Rate),
        WeightDecay = result.GetValue(Decay),
        TextWeight = result.GetValue(WeightText),
        InstanceWeight = result.GetValue(WeightInstances),
        FewShotWeight = result.GetValue(WeightFewShot),
        TraitWeight = result.GetValue(WeightTraits),
        CellWeight = result.GetValue(WeightCells),
        TurnWeight = result.GetValue(WeightTurns),
        Temperature = result.GetValue(Temperature),
        Averaging = result.GetValue(Averaging),
        Precision = result.GetValue(Precision)!,
        Threads = result.GetValue(Threads),
        RenderThreads = result.GetValue(RenderThreads),
        ValidateEvery = result.GetValue(ValidateEvery),
        CheckpointEvery = TimeSpan.FromMinutes(result.GetValue(CheckpointEvery)),
        Watch = result.GetValue(Watch) ?? [],
    };

    private static void Run(DualEncoderOptions options, CancellationToken cancellationToken)
    {
        var display = new PretrainDisplay(options.OutputFolder);
        var card = display.Show(report => new DualEncoderTraining(options, TimeProvider.System).Run(report, cancellationToken));
        TrainingRun.Tell(card, options.OutputFolder);
    }
}
