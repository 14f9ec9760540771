using System.CommandLine;
using AnyShot.Edge.Collecting;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands;

/// <summary><c>anyshot collect</c>: images of broad classes for <c>anyshot train two-stage</c>.</summary>
internal static class CollectCommand
{
    private const string Description = """
        Collect images of classes from folders, manifests and the web, without duplicates, broken files and twins of test images.

        Example: anyshot collect --source folder:pictures --against parts/test --out coarse
        """;

    private static readonly CollectOptions Standard = new() { Sources = [], Output = "" };

    private static readonly Option<string[]> Source = new("--source") { Description = $"{CollectOptions.FolderPrefix}PATH (one folder a class), {CollectOptions.ManifestPrefix}FILE, or the web address of a page with images, which may hold {WebSource.Query} and {WebSource.Page}; may be given several times.", Required = true };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for images, manifest and reports. A stopped collection goes on where it stood.", Required = true };
    private static readonly Option<string[]> Keyword = new("--keyword") { Description = "With a web address: class of the images, and what is asked for. May be given several times.", HelpName = "TEXT" };
    private static readonly Option<string[]> Against = new("--against") { Description = "Folder of images of which no twin may be collected: validation and test images. May be given several times.", HelpName = "FOLDER" };
    private static readonly Option<int> Limit = Setting("--limit", "Most images a class.", Standard.Limit);
    private static readonly Option<int> Side = Setting("--smallest-side", "Pixels.", Standard.SmallestSide);
    private static readonly Option<double> Aspect = Setting("--largest-aspect", "Longer side over shorter.", Standard.LargestAspect);
    private static readonly Option<string?> Weights = new("--weights") { Description = "weights.csv of anyshot train weak-shot over the same files: images whose label is not to be trusted are left out.", HelpName = "FILE.csv" };
    private static readonly Option<double> SmallestWeight = Setting("--smallest-weight", "With --weights.", Standard.SmallestWeight);
    private static readonly Option<string> Licence = Setting("--licence", "Licence of the images, where the source does not say.", Standard.Licence);
    private static readonly Option<string[]> Host = new("--host") { Description = "Host beside that of the address from which images may come. May be given several times.", HelpName = "NAME" };
    private static readonly Option<int> Pages = Setting("--pages", $"Most pages of an address with {WebSource.Page}.", Standard.Web.Pages);
    private static readonly Option<double> Delay = Setting("--delay", "Seconds between two requests to one host.", Standard.Web.Delay.TotalSeconds);

    public static Command Create()
    {
        var command = new Command("collect", Description) { Source, Output, Keyword, Against, Limit, Side, Aspect, Weights, SmallestWeight, Licence, Host, Pages, Delay };
        command.SetAction((result, token) => Task.Run(() => Run(result, token), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var options = Options(result);
            var collected = EvaluateProgress.Show(progress => new Collection(options, TimeProvider.System).RunAsync(errors.WriteLine, progress, cancellationToken).GetAwaiter().GetResult());
            foreach (var (name, count) in collected.Counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                output.WriteLine(FormattableString.Invariant($"{name}: {count} images"));
            }

            output.WriteLine(FormattableString.Invariant($"{collected.LeftOut} left out, with reasons in {Path.Combine(options.Output, Collection.RejectedFile)}; take {Path.Combine(options.Output, Collection.ManifestFile)} for --coarse."));
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Stopped; the same command goes on.");
            return ExitCodes.Fault;
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }

    private static CollectOptions Options(ParseResult result) => new()
    {
        Sources = result.GetValue(Source) ?? [],
        Output = result.GetValue(Output)!,
        Keywords = result.GetValue(Keyword) ?? [],
        Against = result.GetValue(Against) ?? [],
        Limit = (int)InRange("--limit", result.GetValue(Limit), 1, 100_000),
        SmallestSide = (int)InRange("--smallest-side", result.GetValue(Side), 1, 10_000),
        LargestAspect = InRange("--largest-aspect", result.GetValue(Aspect), 1, 1000),
        WeightsFile = result.GetValue(Weights),
        SmallestWeight = InRange("--smallest-weight", result.GetValue(SmallestWeight), 0, 1),
        Licence = result.GetValue(Licence)!,
        Web = Standard.Web with { Hosts = result.GetValue(Host) ?? [], Pages = (int)InRange("--pages", result.GetValue(Pages), 1, 10_000), Delay = TimeSpan.FromSeconds(InRange("--delay", result.GetValue(Delay), 0, 3600)) },
    };

    private static double InRange(string option, double value, double low, double high) =>
        value >= low && value <= high ? value : throw new ArgumentException(FormattableString.Invariant($"{option} is {value}; it must be {low} to {high}."));

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };
}
