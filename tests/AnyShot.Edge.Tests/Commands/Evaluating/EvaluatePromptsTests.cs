using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Tests.Commands.Evaluating;

/// <summary>Evaluation in words, on features of brightness and a text half that knows words for it.</summary>
public sealed class EvaluatePromptsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-evaluate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_WordsAlone_AsksAllClassesThenAllChoices()
    {
        var report = Run("""{ "a": "black", "b": "grey", "c": ["white"] }""", ways: 2);

        report.Rows.Select(row => (row.Learner, row.Way, row.Runs, row.Regime, row.Shots)).ShouldBe(
            [("any-shot", 3, 1, "all", 0), ("any-shot", 2, 3, "all", 0), ("text", 3, 1, "all", 0), ("text", 2, 3, "all", 0)]);
        report.Rows.ShouldAllBe(row => row.BalancedAccuracy > 0.7 && row.Prompts == "p.json" && row.Correction == "balanced" && row.Classes == "all");
        report.Rows[2].Confusion.Counts.Sum(counts => counts.Sum()).ShouldBe(10 + 20 + 30);
        report.Rows[2].HalfWidth.ShouldBe(0);
    }

    [Fact]
    public void Run_ClassWithoutAPromptOrUnknownToTheSet_IsNamed()
    {
        Should.Throw<InvalidDataException>(() => Run("""{ "a": "black", "b": "grey" }""")).Message.ShouldBe($"{Path.Combine(_folder, "p.json")} lacks class \"c\".");
        Run("""{ "a": "black", "b": "grey", "c": "white", "d": "blue" }""").Notes.ShouldContain(note => note.Contains("\"d\"", StringComparison.Ordinal));
        Run("""{ "a": "black", "b": "grey" }""", classes: "a,b").Rows.ShouldAllBe(row => row.Way == 2 && row.Classes == "a,b");
        Should.Throw<ArgumentException>(() => Run("""{ "a": "black" }""", classes: "a,z")).Message.ShouldContain("--classes \"z\"");
    }

    [Fact]
    public void Run_BackboneWithoutWords_SaysSo()
    {
        Should.Throw<ArgumentException>(() => Run("""{ "a": "black" }""", encoder: () => null)).Message.ShouldBe("--prompts needs a backbone with a text half, and brightness has none.");
    }

    [Fact]
    public void Run_GeneratorOfTheSameWeights_TakesPartAndOfOthersIsRefused()
    {
        const string Prompts = """{ "a": "black", "b": "grey", "c": "white" }""";

        Run(Prompts, generator: Generator("model:brightness@1", "levels@1")).Rows.Select(row => (row.Learner, row.Synthetic)).Distinct().ShouldBe([("any-shot", 20), ("text", 0)]);
        Should.Throw<InvalidDataException>(() => Run(Prompts, generator: Generator("model:brightness@2", "levels@2"))).Message
            .ShouldEndWith("was made for features of model:brightness@2, and these are of builtin:brightness@1.");
    }

    private string Generator(string backbone, string name)
    {
        var made = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 8, PerClass = 8, Size = 2, CodeSize = 2 }).Set;
        var set = new FeatureSet(name, backbone, made.Features.ToArray(), 2, made.Labels, made.ClassNames, made.Splits, null, made.Semantics, 2);
        using var trained = EGanTraining.Train(set, new EGanOptions { Epochs = 1, ValidateEvery = 1, BatchSize = 8, GeneratorHidden = 8, CriticHidden = 8 }, null, CancellationToken.None);
        var file = Path.Combine(_folder, name + ".generator");
        trained.Generator.Save(file);
        return file;
    }

    private EvaluationReport Run(string prompts, int? ways = null, string? classes = null, Func<ITextEncoder?>? encoder = null, string? generator = null)
    {
        File.WriteAllText(Path.Combine(_folder, "p.json"), prompts);
        FeatureFile.Write(Path.Combine(_folder, "f.npz"), Set());
        var options = new EvaluateOptions
        {
            Features = Path.Combine(_folder, "f.npz"),
            Backbone = "brightness",
            Generator = generator,
            Prompts = Path.Combine(_folder, "p.json"),
            Corrections = [BiasCorrection.Balanced],
            CacheFolder = Path.Combine(_folder, "cache"),
            Ways = ways,
            Shots = [0],
            Queries = 15,
            Runs = 100,
            Seed = 1,
            Concentration = 2,
            Present = 0,
            Block = 1,
            Drift = false,
            Transports = [ColumnMarginal.Oracle, ColumnMarginal.EmUnbalanced],
            GeneratedArePrior = true,
            IsEmbedded = false,
            Compat = CompatSwitches.None,
            Classes = classes is null ? null : new ClassChoice(classes),
            Generalized = false,
        };
        var progress = new InlineProgress<WorkProgress>(_ => { });
        return new EvaluateRun(options, progress)
        {
            Prompts = new EvaluationPrompts(options, progress) { CreateEncoder = _ => encoder is null ? new LevelWords() : encoder(), CreateBackbone = _ => new BrightnessBackbone() },
        }.Run(CancellationToken.None);
    }

    /// <summary>Ten dark, twenty grey and thirty bright images.</summary>
    private static FeatureSet Set()
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i < 10 ? 0 : i < 30 ? 1 : 2)];
        var features = labels.SelectMany(label =>
        {
            var (sin, cos) = MathF.SinCos(((0.1f + (0.4f * label)) + (0.1f * (random.NextSingle() - 0.5f))) * MathF.PI / 2);
            return new[] { cos, sin };
        }).ToArray();
        return new FeatureSet("levels", "builtin:brightness@1", features, 2, labels, ["a", "b", "c"], [.. Enumerable.Repeat(ClassSplit.Novel, 3)]);
    }
}
