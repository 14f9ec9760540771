using System.CommandLine;
using AnyShot.Edge.Commands.Studies;
using AnyShot.Edge.Commands.WeakShot;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary><c>anyshot evaluate</c>: how well learners recognise classes of which they have a few examples or none.</summary>
internal static class EvaluateCommand
{
    private const string Description = """
        Measure few- and zero-shot learners on a folder of images (one folder a class) or a file of features.

        Example: anyshot evaluate parts --shots 1,5 --regime balanced,dirichlet --learner any-shot,nearest-centroid --json result.json
        """;

    /// <summary>Validation episodes that confidence is fitted on where all metrics are asked for.</summary>
    internal const int MetricEpisodes = 200;

    private static readonly Argument<string?> Data = new("DATAFOLDER") { Description = $"Folder with one folder of images a class, or with manifests base.json, val.json, novel.json; or {EvaluateOptions.Rendered} for rendered scenes with captions, which have base and val classes.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Features = Text("--features", "Features instead of images: arrays features, labels; semantic, split, groups where there are any.", "FILE.npz");
    private static readonly Option<string> Backbone = Setting("--backbone", "What embeds the images.", BackboneFactory.BuiltinMini);
    private static readonly Option<string?> Generator = Text("--generator", "Trained feature generator. Without it, with words: the backbone's own, if it has one; with semantic vectors: one is trained on the base classes.", "FILE");
    private static readonly Option<string?> Semantics = Text("--semantics", "Attributes of the classes: class,NAME,... and a line of numbers for each.", "FILE.csv");
    private static readonly Option<string?> Prompts = Text("--prompts", "Words for the classes: a JSON object, class folder to descriptions (docs/prompts.md). Needs a backbone with a text half.", "FILE.json");
    private static readonly Option<string> TextCorrection = Setting("--text-correction", $"With --prompts: what is taken off similarities with words, a row each for learner text: {string.Join(", ", OptionNames.Corrections.Keys)}.", OptionNames.Of(new PromptOptions().Correction));
    private static readonly Option<double?> PromptWeight = new("--prompt-weight") { Description = $"With --prompts: what words weigh beside shots at most, in shots [default: {new PromptOptions().Weight}]" };
    private static readonly Option<string?> Split = Text("--split", "JSON object CLASS: base, val or novel. Without it the rule by alphabetical order.", "FILE.json");
    private static readonly Option<string?> Groups = Text("--groups", "image,group: images of one object never stand on both sides of an episode. groups.csv in the folder is taken by itself.", "FILE.csv");
    private static readonly Option<string?> SaveFeatures = Text("--save-features", "Keep the features for --features.", "FILE.npz");
    private static readonly Option<string?> SaveGenerator = Text("--save-generator", "Keep the trained generator for --generator.", "FILE");
    private static readonly Option<string?> Cache = Text("--cache", "Folder for embeddings of images seen before [default: the user's cache folder]", "FOLDER");
    private static readonly Option<int?> Way = new("--way") { Description = "Classes an episode [default: 5, fewer where there are fewer than ten classes]" };
    private static readonly Option<string?> Shots = Text("--shots", "Examples a class [default: 1,5, and 0 with semantic vectors]", "K,...");
    private static readonly Option<int> Queries = Setting("--queries", "Queries a class.", 15);
    private static readonly Option<int> Runs = Setting("--runs", "Episodes.", 1000);
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides every draw.", 1UL);
    private static readonly Option<string?> Regime = Text("--regime", $"Mix of the queries: {string.Join(", ", OptionNames.Regimes.Keys)} [default: balanced,dirichlet; all with --prompts and --shots 0]", "NAME,...");
    private static readonly Option<double> Concentration = Setting("--concentration", "Of the Dirichlet distribution; the smaller, the more uneven.", 2.0);
    private static readonly Option<int> Present = Setting("--present", "Classes that have queries under subset; 0 is half of them.", 0);
    private static readonly Option<int> Block = Setting("--block", "Queries that arrive together under stream.", 1);
    private static readonly Option<bool> Drift = new("--drift") { Description = "Under stream the mix changes half way." };
    private static readonly Option<string> Transport = Setting("--transport", $"What optimal transport is told of the mix: {string.Join(", ", OptionNames.Transports.Keys)}.", "oracle,em-unbalanced");
    private static readonly Option<string?> Learner = Text("--learner", $"{string.Join(", ", LearnerKind.All.Keys)} [default: any-shot,nearest-centroid; any-shot,text with --prompts and --shots 0]", "NAME,...");
    private static readonly Option<int?> K = new("--k") { Description = "Neighbours in the graph [default: the learner's]" };
    private static readonly Option<int?> Kappa = new("--kappa") { Description = "Power of the graph's matrix [default: the learner's]" };
    private static readonly Option<double?> Alpha = new("--alpha") { Description = "Weight of a node's own loop [default: the learner's]" };
    private static readonly Option<int?> Synthetic = new("--synthetic") { Description = $"Generated features a class [default: {PlannedRow.StandardGenerated} where there are semantic vectors]" };
    private static readonly Option<string> GeneratedAs = Setting("--generated-as", "What any-shot makes of generated features: prior (their mean, weighed by what the generator was worth) or rows (examples like others, as in the paper).", "prior");
    private static readonly Option<string> GraphSpace = Setting("--graph-space", "Where any-shot compares features: raw (the backbone's) or embed (the generator's learnt embedding); not on a stream with em-unbalanced.", "raw");
    private static readonly Option<string?> Compat = Text("--compat", "Flaws of the reference code to reproduce.", "B1,...");
    private static readonly Option<string?> Classes = Text("--classes", "Classes to measure on: novel, val, base, all or names of classes [default: novel; all under regime all]", "NAME,...");
    private static readonly Option<bool> Gzsl = new("--gzsl") { Description = "Also zero-shot and generalised zero-shot accuracy (U, S, H)." };
    private static readonly Option<int> Confidence = Setting("--confidence", "Episodes of val classes on which temperature and abstention are fitted, 2000 for a tight bound; 0 for none.", 0);
    private static readonly Option<double> ErrorBound = Setting("--error-bound", "With --confidence: highest share of wrong answers among the answered queries.", new AbstentionOptions().Bound);
    private static readonly Option<bool> AllMetrics = new("--all-metrics") { Description = $"Also loss, macro-F1, top-5 accuracy, how far classes lie apart in the embedding, and --confidence {MetricEpisodes} where there are val classes." };
    private static readonly Option<string?> Json = new("--json") { Description = "Write everything as JSON; without FILE to standard output instead of the table.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Csv = Text("--csv", "Write the rows as CSV.", "FILE");
    private static readonly Option<string?> Plots = Text("--plots", "Write accuracy and confusion matrices as SVG.", "FOLDER");

    public static Command Create()
    {
        var command = new Command("evaluate", Description)
        {
            Data, Features, Backbone, Generator, Semantics, Prompts, TextCorrection, PromptWeight, Split, Groups, SaveFeatures, SaveGenerator, Cache, Way, Shots, Queries, Runs, Seed, Regime, Concentration, Present, Block, Drift,
            Transport, Learner, K, Kappa, Alpha, Synthetic, GeneratedAs, GraphSpace, Compat, Classes, Confidence, ErrorBound, AllMetrics, Gzsl, Json, Csv, Plots,
            EvaluateHeadCommand.Create(),
            EvaluateLabelsCommand.Create(),
            EvaluateNoiseCommand.Create(),
            EvaluateActiveCommand.Create(),
            EvaluateQualityCommand.Create(),
            EvaluateSessionsCommand.Create(),
            EvaluateHierarchyCommand.Create(),
        };
        // On another thread: signals are listened to only once the task was given back.
        command.SetAction((result, token) => Task.Run(() => Run(result, token), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken cancellationToken)
    {
        var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var options = Options(result);
            var report = EvaluateProgress.Show(progress => new EvaluateRun(options, progress).Run(cancellationToken));
            EvaluationOutput.Write(report, options, output);
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

    private static EvaluateOptions Options(ParseResult result)
    {
        var (data, features) = (result.GetValue(Data), result.GetValue(Features));
        if ((data is null) == (features is null))
        {
            throw new ArgumentException("evaluate needs either a DATAFOLDER or --features FILE.npz.");
        }

        var prompts = result.GetValue(Prompts);
        var isForLayer = prompts is not null && features is null && BackboneFactory.TextModel(result.GetValue(Backbone)!, Directory.GetCurrentDirectory()) is not null;
        return new EvaluateOptions
        {
            Data = data,
            Features = features,
            Backbone = result.GetValue(Backbone)!,
            Generator = result.GetValue(Generator) ?? ((prompts is not null && !isForLayer) || data == EvaluateOptions.Rendered ? BackboneFactory.Generator(result.GetValue(Backbone)!, Directory.GetCurrentDirectory()) : null),
            Semantics = result.GetValue(Semantics),
            Prompts = isForLayer ? null : prompts,
            LayerPrompts = isForLayer ? prompts : null,
            Corrections = CommaList.Of("--text-correction", result.GetValue(TextCorrection)!, OptionNames.Corrections),
            PromptWeight = result.GetValue(PromptWeight) is not (null or (>= 0 and <= 50)) ? throw new ArgumentException("--prompt-weight must be 0 to 50.") : result.GetValue(PromptWeight),
            Split = result.GetValue(Split),
            Groups = result.GetValue(Groups),
            SaveGenerator = result.GetValue(SaveGenerator),
            SaveFeatures = result.GetValue(SaveFeatures),
            CacheFolder = result.GetValue(Cache) ?? CacheFolder(),
            Ways = InRange("--way", result.GetValue(Way), 2, 1000),
            Shots = result.GetValue(Shots) is { } shots ? CommaList.OfNumbers("--shots", shots, 0, 1000) : null,
            Queries = InRange("--queries", result.GetValue(Queries), 1, 10_000)!.Value,
            Runs = InRange("--runs", result.GetValue(Runs), 2, 1_000_000)!.Value,
            Seed = result.GetValue(Seed),
            Regimes = result.GetValue(Regime) is { } regimes ? CommaList.Of("--regime", regimes, OptionNames.Regimes) : null,
            Concentration = result.GetValue(Concentration),
            Present = result.GetValue(Present),
            Block = InRange("--block", result.GetValue(Block), 1, 1000)!.Value,
            Drift = result.GetValue(Drift),
            Transports = CommaList.Of("--transport", result.GetValue(Transport)!, OptionNames.Transports),
            Learners = result.GetValue(Learner) is { } learners ? [.. CommaList.Of("--learner", learners, LearnerKind.All).Select(kind => kind.Name)] : null,
            Neighbours = InRange("--k", result.GetValue(K), 1, 1000),
            Kappa = InRange("--kappa", result.GetValue(Kappa), 1, 64),
            Alpha = result.GetValue(Alpha),
            Synthetic = InRange("--synthetic", result.GetValue(Synthetic), 0, GeneratedFeatures.PoolSize),
            GeneratedArePrior = CommaList.Of("--generated-as", result.GetValue(GeneratedAs)!, OptionNames.GeneratedAs)[0],
            IsEmbedded = CommaList.Of("--graph-space", result.GetValue(GraphSpace)!, OptionNames.GraphSpaces)[0],
            Compat = result.GetValue(Compat) is { } compat ? CommaList.Of("--compat", compat, OptionNames.Compat).Aggregate((all, one) => all | one) : CompatSwitches.None,
            Classes = result.GetValue(Classes) is { } classes ? new ClassChoice(classes) : null,
            Confidence = Episodes(result.GetValue(Confidence)),
            AllMetrics = result.GetValue(AllMetrics),
            ErrorBound = result.GetValue(ErrorBound) is > 0 and < 1 and var bound ? bound : throw new ArgumentException($"--error-bound is {result.GetValue(ErrorBound)}; it must lie between 0 and 1."),
            Generalized = result.GetValue(Gzsl),
            Json = result.GetResult(Json) is null ? null : result.GetValue(Json) ?? EvaluationOutput.Standard,
            Csv = result.GetValue(Csv),
            Plots = result.GetValue(Plots),
        };
    }

    private static int Episodes(int value) => value == 0 ? 0 : InRange("--confidence", value, ConfidenceMeasurement.LeastEpisodes, 1_000_000)!.Value;

    private static int? InRange(string option, int? value, int low, int high) =>
        value is null || (value >= low && value <= high) ? value : throw new ArgumentException($"{option} is {value}; it must be {low} to {high}.");

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };

    /// <summary>The user's cache folder, by the XDG rule.</summary>
    internal static string CacheFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), ".cache");
        return Path.Combine(caches, "anyshot", "embeddings");
    }
}
