using System.CommandLine;
using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Training.Generative;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train generative</c>: a generative model on unlabelled images, whose activations are features.</summary>
internal static class TrainGenerativeCommand
{
    private static readonly GenerativeOptions Standard = new() { DataFolder = "", OutputFolder = "", Model = GenerativeModelName.Vae };

    private static readonly Argument<string> Data = new("DATA") { Description = "Folder with images at any depth (folder names mean nothing), such as the agent's recording, or with IDX files, of which the test images are not opened." };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for the model. A stopped training goes on where it stood.", Required = true };
    private static readonly Option<string> Model = Setting("--model", $"{string.Join(", ", GenerativeModelName.All)}. gan is a reduced form, \"GAN-lite\": docs/generative.md.", Standard.Model);
    private static readonly Option<int?> Size = new("--size") { Description = "Input in pixels, 16 to 96. [default: 28 for grey, 32 for colour]" };
    private static readonly Option<int?> Channels = new("--channels") { Description = "1 (grey) or 3 (RGB). [default: 1 for IDX files, else 3]" };
    private static readonly Option<int?> Width = new("--width") { Description = "Maps of the first layer; the others grow with it. [default: by the model, for two cores]" };
    private static readonly Option<int?> Code = new("--code") { Description = "Numbers in a code. [default: as published; 128 for the vae of colour images]" };
    private static readonly Option<int> Codes = Setting("--codes", "Codes in the book of vqvae.", Standard.Codes);
    private static readonly Option<int> Epochs = Setting("--epochs", "Passes over the images.", Standard.Epochs);
    private static readonly Option<int?> Batch = new("--batch") { Description = "Images a step. [default: 64 for vae and vqvae, else 32]" };
    private static readonly Option<double?> Rate = new("--lr") { Description = "Learning rate of Adam. [default: by the model]" };
    private static readonly Option<int> Images = Setting("--images", "Most images to take, evenly over all.", Standard.Images);
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides the first weights, the order and all noise.", Standard.Seed);
    private static readonly Option<string?> Compat = new("--compat") { Description = "P5: the flaw of the published vqvae, whose residual blocks rectify what they add to." };
    private static readonly Option<string> Device = Setting("--device", "auto, cpu, cuda or cuda:N.", Standard.Device);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library, 0 leaves its default.", Standard.Threads);

    public static Command Create()
    {
        var command = new Command("generative", "Train a generative model on unlabelled images; its activations are features for few labels.")
        {
            Data, Output, Model, Size, Channels, Width, Code, Codes, Epochs, Batch, Rate, Images, Seed, Compat, Device, Threads,
        };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(Options(result), token)));
        return command;
    }

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static GenerativeOptions Options(ParseResult result) => new()
    {
        DataFolder = result.GetValue(Data)!,
        OutputFolder = result.GetValue(Output)!,
        Model = result.GetValue(Model)!,
        Channels = result.GetValue(Channels),
        Side = result.GetValue(Size),
        Width = result.GetValue(Width),
        CodeSize = result.GetValue(Code),
        Codes = result.GetValue(Codes),
        Epochs = result.GetValue(Epochs),
        BatchSize = result.GetValue(Batch),
        LearningRate = result.GetValue(Rate),
        Images = result.GetValue(Images),
        Seed = result.GetValue(Seed),
        RectifiedSkips = result.GetValue(Compat) switch
        {
            null => false,
            "P5" => true,
            var other => throw new ArgumentException($"--compat {other}: only P5 concerns these trainings."),
        },
        Device = result.GetValue(Device)!,
        Threads = result.GetValue(Threads),
    };

    private static void Run(GenerativeOptions options, CancellationToken cancellationToken)
    {
        var card = TrainingRun.WithBar(bar => new GenerativeTraining(options, TimeProvider.System).Run(progress => Show(bar, progress), Console.Error.WriteLine, cancellationToken));
        TellCard(card, options.OutputFolder);
    }

    private static void TellCard(ModelCard card, string folder) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"Wrote {folder}: {card.Parameters} parameters, features of {card.EmbeddingSize} numbers; reconstruction error {card.Validation["reconstructionError"]:0.000} of the range from black to white. Use it as backbone: model:{folder}"));

    private static void Show(ProgressTask bar, GenerativeProgress progress)
    {
        bar.Value = progress.Done * bar.MaxValue;
        var losses = string.Join(", ", progress.Losses.Select(loss => string.Create(CultureInfo.InvariantCulture, $"{loss.Name} {loss.Value:0.000}")));
        bar.Description = $"epoch {progress.Epoch} of {progress.Epochs}, {losses}, {progress.Remaining:hh\\:mm\\:ss} left";
    }
}
