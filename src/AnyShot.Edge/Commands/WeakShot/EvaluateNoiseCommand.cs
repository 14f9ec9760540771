using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Edge.Commands.WeakShot;

/// <summary><c>anyshot evaluate noise</c>: what weak-shot learning is worth on labels that were made wrong on purpose.</summary>
internal static class EvaluateNoiseCommand
{
    private const double StandardTestShare = 0.4;
    private const int StandardSeeds = 5;

    private static readonly Argument<string> Data = new("DATAFOLDER") { Description = "Clean images of the classes whose labels are made wrong; groups.csv in it says which images show one object." };
    private static readonly Option<string[]> Base = new("--base") { Description = "Clean images of base classes. Given several times the sets are joined; classes of DATAFOLDER that are measured are left out.", Required = true, HelpName = "DATA" };
    private static readonly Option<double> Noise = new("--inject-noise") { Description = "Share of wrong labels: half images of other classes, half outliers.", Required = true, HelpName = "0..0.9" };
    private static readonly Option<string> Outliers = new("--outliers") { Description = "Images of no class.", Required = true, HelpName = "DATA" };
    private static readonly Option<string?> Classes = new("--classes") { Description = "Classes of DATAFOLDER to measure, by commas [default: all]", HelpName = "NAME,..." };
    private static readonly Option<string?> Groups = new("--groups") { Description = "image,group: images of one object never stand in training and test.", HelpName = "FILE.csv" };
    private static readonly Option<double> TestShare = new("--test-share") { Description = "Share of each class that measures.", DefaultValueFactory = _ => StandardTestShare };
    private static readonly Option<int> Seeds = new("--seeds") { Description = "Seeds, from --seed on.", DefaultValueFactory = _ => StandardSeeds };
    private static readonly Option<string?> Cache = new("--cache") { Description = "Folder for embeddings of images seen before [default: the user's cache folder]", HelpName = "FOLDER" };
    private static readonly Option<string?> Csv = new("--csv") { Description = "Write the rows as CSV.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("noise", "Make labels wrong on purpose, train weak-shot with and without weights and graph, and measure on clean images.")
        {
            Data, Base, Noise, Outliers, Classes, Groups, TestShare, Seeds, Cache, Csv,
        };
        WeakShotSettings.AddTo(command);
        command.SetAction((result, token) => Task.Run(() => Run(result, token), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var options = Options(result);
            output.WriteLine(NoiseTable.Heading);
            var rows = EvaluateProgress.Show(progress => WeakShotMeasurement.Run(options, errors.WriteLine, progress, row => output.WriteLine(NoiseTable.Line(row)), cancellationToken));
            output.WriteLine(NoiseTable.Mean(rows));
            if (result.GetValue(Csv) is { } file)
            {
                File.WriteAllText(file, NoiseTable.Csv(rows));
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

    private static WeakShotMeasurementOptions Options(ParseResult result)
    {
        var folder = result.GetValue(Data)!;
        var all = ImageDataset.Read(folder);
        var chosen = result.GetValue(Classes)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. all.ClassNames];
        if (chosen.FirstOrDefault(name => !all.ClassNames.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"--classes \"{unknown}\" is no class of {all.Name}.");
        }

        var clean = ImageDatasetParts.Of(all, chosen.Contains);
        var groupFile = result.GetValue(Groups) ?? Path.Combine(folder, ImageGroups.FileName);
        return new WeakShotMeasurementOptions
        {
            Bases = ImageDatasetParts.Join([.. result.GetValue(Base)!.Select(path => Others(path, folder, chosen))]),
            Clean = clean,
            Groups = result.GetValue(Groups) is not null || File.Exists(groupFile) ? ImageGroups.Read(groupFile, clean.Names) : null,
            Outliers = ImageDataset.Read(result.GetValue(Outliers)!),
            Noise = result.GetValue(Noise),
            TestShare = result.GetValue(TestShare),
            Seeds = result.GetValue(Seeds),
            Training = WeakShotSettings.Read(result),
            CacheFolder = result.GetValue(Cache) ?? EvaluateCommand.CacheFolder(),
        };
    }

    private static ImageDataset Others(string path, string folder, IReadOnlyList<string> chosen)
    {
        var set = ImageDataset.Read(path);
        return Path.GetFullPath(path) == Path.GetFullPath(folder) ? ImageDatasetParts.Of(set, name => !chosen.Contains(name)) : set;
    }
}
