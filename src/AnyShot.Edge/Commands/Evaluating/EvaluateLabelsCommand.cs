using System.CommandLine;
using System.Globalization;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation.FewLabels;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary><c>anyshot evaluate labels</c>: accuracy over the number of labels a class.</summary>
internal static class EvaluateLabelsCommand
{
    private const string Description = """
        Measure features of generative models with a head over the number of labels a class, beside the same head on pixels and a network trained on the labels alone.
        Layers, cells, time, head and steps are chosen on a fifth of the training images; results are kept draw by draw, and the same command goes on.

        Example: anyshot evaluate labels parts --compare pixels,supervised,models/vae,models/diffusion --labels 2,4,8,16 --seeds 5 --out sweep
        """;

    private static readonly SweepOptions Standard = new() { Sources = [] };

    private static readonly Argument<string> Data = new("DATA") { Description = "Folder with IDX files, with class folders under train and test, or with class folders, of which a fifth is the test." };
    private static readonly Option<string> Compare = new("--compare") { Description = $"{SweepOptions.Pixels}, {SweepOptions.Supervised} and folders of anyshot train generative.", HelpName = "NAME,...", Required = true };
    private static readonly Option<string> Labels = new("--labels") { Description = "Labels a class.", HelpName = "N,...", DefaultValueFactory = _ => string.Join(',', Standard.Labels) };
    private static readonly Option<int> Seeds = new("--seeds") { Description = "Draws of labels.", DefaultValueFactory = _ => Standard.Seeds };
    private static readonly Option<string> Heads = new("--heads") { Description = "Heads to choose from.", HelpName = "NAME,...", DefaultValueFactory = _ => string.Join(',', HeadNames.All) };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for results.csv, table.md and labels.svg.", Required = true };
    private static readonly Option<int> Size = new("--size") { Description = "Pixels where no model says it.", DefaultValueFactory = _ => 28 };
    private static readonly Option<int> Channels = new("--channels") { Description = "1 (grey) or 3 (RGB) where no model says it.", DefaultValueFactory = _ => 1 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Of the held-out part and the draws.", DefaultValueFactory = _ => Standard.Seed };
    private static readonly Option<int> Threads = new("--threads") { Description = "Threads of the tensor library, 0 leaves its default." };

    public static Command Create()
    {
        var command = new Command("labels", Description) { Data, Compare, Labels, Seeds, Heads, Output, Size, Channels, Seed, Threads };
        command.SetAction((result, token) => Task.Run(() => Run(result, token), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var folder = result.GetValue(Output)!;
        try
        {
            Measure(result, folder, errors.WriteLine, cancellationToken);
            output.Write(File.ReadAllText(Path.Combine(folder, LabelReport.TableFile)));
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine($"Stopped; the same command goes on with what is in {folder}.");
            return ExitCodes.Fault;
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }

    private static void Measure(ParseResult result, string folder, Action<string> warn, CancellationToken cancellationToken)
    {
        var options = new SweepOptions
        {
            Sources = [.. result.GetValue(Compare)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
            Labels = [.. CommaList.OfNumbers("--labels", result.GetValue(Labels)!, 1, 10_000).Order()],
            Seeds = result.GetValue(Seeds),
            Heads = [.. result.GetValue(Heads)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(HeadNames.Parse)],
            Seed = result.GetValue(Seed),
        };
        if (result.GetValue(Threads) is > 0 and <= 1024 and var threads)
        {
            TorchSharp.torch.set_num_threads(threads);
        }

        var (channels, side) = LabelSweep.SizeOf(options) ?? (result.GetValue(Channels), result.GetValue(Size));
        if (channels is not (1 or 3) || side is < 16 or > 96)
        {
            throw new ArgumentException($"--channels must be 1 or 3 and --size 16 to 96; they are {channels} and {side}.");
        }

        var pictures = LabelledPictures.Read(result.GetValue(Data)!, channels, side, options.Seed, warn);
        // The draws of fewer labels are among those of more, whatever numbers are asked, so that these need not agree.
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"{pictures.Name} {pictures.Training.Hash} {pictures.Test.Hash}, {channels} x {side} x {side}, seed {options.Seed}, heads {string.Join(' ', options.Heads.Select(HeadNames.Of))}");
        var file = SweepFile.Open(folder, settings);
        EvaluateProgress.Show(progress =>
        {
            LabelSweep.Run(pictures, options, file.Rows, file.Add, progress, cancellationToken);
            return true;
        });
        LabelReport.Write(folder, pictures.Name, pictures.Test.Pictures.Count, file.Rows);
    }
}
