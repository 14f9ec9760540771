using AnyShot.Edge.Inspection;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

public sealed class InspectorFactoryTests
{
    [Fact]
    public void Create_BackboneThatShips_TellsRenderedPartsApart()
    {
        using var bench = new InspectionBench(realBackbone: true, change: o =>
        {
            o.Inspection.LargestBatch = 3;
            o.Classes.Clear();
            o.Classes.Add(new ClassOptions { Number = 1, Name = "ok", Severity = Severity.Good, Examples = "virtual:good", MostExamples = 8 });
            o.Classes.Add(new ClassOptions { Number = 2, Name = "broken", Examples = "virtual:crack", MostExamples = 8 });
        });
        using var inspector = bench.Create(CancellationToken.None);
        var line = new VirtualLine(new VirtualLineOptions { Seed = 99, Width = 160, Height = 160 });
        var verdicts = new List<Verdict>();
        foreach (var name in (string[])["good", "crack", "good"])
        {
            using var image = new Mat(160, 160, MatType.CV_8UC1);
            line.Render(name, verdicts.Count, image.AsSpan<byte>());
            inspector.Inspect([InspectionBench.Frame(image)], verdicts);
        }

        verdicts.Select(v => v.ClassName).ShouldBe(["ok", "broken", "ok"]);
        verdicts[0].ModelRevision.ShouldMatch("^[0-9a-f]{12}$");
    }

    [Fact]
    public void Create_SameExamplesInTwoClasses_IsLoggedOnce()
    {
        using var bench = new InspectionBench(realBackbone: true, change: o =>
        {
            o.Classes.Clear();
            o.Classes.Add(new ClassOptions { Number = 1, Name = "ok", Severity = Severity.Good, Examples = "virtual:good", MostExamples = 2 });
            o.Classes.Add(new ClassOptions { Number = 2, Name = "also", Examples = "virtual:good", MostExamples = 2 });
        });
        using var inspector = bench.Create(CancellationToken.None);

        bench.Loggers.Lines.Count(l => l.Text.Contains("one is in class \"ok\" and in class \"also\": one of the two labels is wrong.", StringComparison.Ordinal)).ShouldBe(1);
        bench.Loggers.Lines.Count(l => l.Text.Contains("Classes \"ok\" and \"also\" have nearly the same mean", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Create_NoModelFile_IsOneSentenceThatNamesIt()
    {
        using var bench = new InspectionBench(realBackbone: true, change: o => o.Inspection.Backbone = "torchscript:gone.pt");

        Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None)).Message.ShouldContain(Path.Combine(bench.Folder, "gone"));
    }

    [Fact]
    public void Create_ClassFolderWithoutUsableImage_NamesClassAndFolderAndFreesTheBackbone()
    {
        using var bench = new InspectionBench(change: o => o.Classes[1].Examples = "empty");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Folder, "empty")).FullName, "notes.png"), "no image");

        var error = Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None));

        error.Message.ShouldContain("\"bright\"");
        error.Message.ShouldContain("empty");
        bench.Backbone.Disposed.ShouldBeTrue();
        bench.Loggers.Lines.ShouldContain(l => l.Text.Contains("notes.png", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_ClassWithoutExamples_IsMadeByTheGenerator()
    {
        using var bench = WithGenerator("unseen,1,0");

        using var inspector = bench.Create(CancellationToken.None);

        inspector.Classes.Classes.Select(c => c.Name).ShouldBe(["dark", "bright", "unseen"]);
        inspector.Classes.Learner.ShouldBeOfType<AnyShotLearner>().Classes.ShouldBe(3);
    }

    [Fact]
    public void Create_ClassWithoutExamplesThatTheTableLacks_NamesClassAndFile()
    {
        using var bench = WithGenerator("another,1,0");

        var message = Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None)).Message;

        message.ShouldContain("attributes.csv");
        message.ShouldContain("\"unseen\"");
        bench.Backbone.Disposed.ShouldBeTrue();
    }

    [Fact]
    public void Create_ClassInWordsWithAGenerator_IsPlacedByItsFeaturesToo()
    {
        float[] Place(string generator)
        {
            using var bench = WithGenerator(row: null, new PromptSection { Prompts = ["white part"] }, generator);
            bench.Encoder = new LevelWords();
            using var inspector = bench.Create(CancellationToken.None);
            return inspector.Classes.Learner.ShouldBeOfType<AnyShotLearner>().PrototypeOf(2).ToArray();
        }

        Place("parts.generator").ShouldNotBe(Place(AnyShotLearnerOptions.NoGenerator));
        // The backbone of this bench has no generator of its own.
        Place(AnyShotLearnerOptions.OwnGenerator).ShouldBe(Place(AnyShotLearnerOptions.NoGenerator));
    }

    [Fact]
    public void Create_GeneratorForVectorsOfAnotherSize_NamesTheFileAndBothSizes()
    {
        using var bench = WithGenerator(row: null, new PromptSection { Prompts = ["white part"] }, attributes: 3);
        bench.Encoder = new LevelWords();

        var message = Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None)).Message;

        message.ShouldEndWith("parts.generator takes 3 numbers a class, and words make 2.");
        bench.Backbone.Disposed.ShouldBeTrue();
    }

    /// <summary>As train episodic --semantics leaves it: the class without examples lies where the layer puts its attributes, a class with examples between the two, by what an attribute is worth in shots.</summary>
    [Fact]
    public void Create_BackboneTrainedWithAttributes_MakesAndFusesClasses()
    {
        float[][] Places(double weightInShots, string rows)
        {
            using var bench = WithLayer(weightInShots, rows);
            using var inspector = bench.Create(CancellationToken.None);
            var learner = inspector.Classes.Learner.ShouldBeOfType<AnyShotLearner>();
            return [.. Enumerable.Range(0, 3).Select(c => learner.PrototypeOf(c).ToArray())];
        }

        var shotsAlone = Places(2, "unseen,0,3");
        shotsAlone[2].ShouldBe([0.6f, 0.8f], 1e-6);
        // For "bright" the layer says the same, which is not where its examples are.
        var (none, some, much) = (Places(0, "unseen,0,3\nbright,0,1"), Places(2, "unseen,0,3\nbright,0,1"), Places(50, "unseen,0,3\nbright,0,1"));
        float ToLayer(float[] place) => (0.6f * place[0]) + (0.8f * place[1]);
        none[1].ShouldBe(shotsAlone[1], 1e-6);
        ToLayer(some[1]).ShouldBeInRange(ToLayer(none[1]) + 1e-3f, ToLayer(much[1]) - 1e-3f);
        ToLayer(much[1]).ShouldBeGreaterThan(0.9f);
        much[0].ShouldBe(none[0], 1e-6, "dark is not in the table");
    }

    [Fact]
    public void Create_AttributesOfAnotherNumber_NamesTheTableAndBoth()
    {
        using var bench = WithLayer(1, "unseen,0,3", "class,round\nunseen,1\n");

        Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None)).Message.ShouldEndWith("was trained with 2 attributes, and attributes.csv has 1.");
    }

    /// <summary>As train episodic --prompts leaves it. The layer says how near the words are to "deep scratch" and a constant, so that these words give (0.6, 0.8) and others do not.</summary>
    [Fact]
    public void Create_BackboneTrainedWithWords_PlacesAClassByItsPrompt()
    {
        float[] Place(string prompt)
        {
            using var bench = WithWords(prompt, PromptVectors.Model);
            using var inspector = bench.Create(CancellationToken.None);
            return inspector.Classes.Learner.ShouldBeOfType<AnyShotLearner>().PrototypeOf(2).ToArray();
        }

        Place("deep scratch").ShouldBe([0.6f, 0.8f], 1e-4);
        Place("green stain")[1].ShouldBeGreaterThan(0.81f);
    }

    [Fact]
    public void Create_BackboneTrainedWithTheWordsOfAnotherModel_NamesBoth()
    {
        using var bench = WithWords("deep scratch", "builtin:anyshot-mini@000000000000");

        var message = Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None)).Message;

        message.ShouldContain("builtin:anyshot-mini@000000000000");
        message.ShouldContain(PromptVectors.Model);
    }

    private static InspectionBench WithWords(string prompt, string textModel)
    {
        var bench = new InspectionBench(change: o =>
        {
            o.Classes.Add(new ClassOptions { Number = 9, Name = "9", Prompt = new PromptSection { Prompts = [prompt] } });
            o.Inspection.Backbone = "model:trained";
        });
        var folder = Directory.CreateDirectory(Path.Combine(bench.Folder, "trained")).FullName;
        using var words = new PromptVectors("cpu");
        var scratch = words.Of([new ClassPrompt("9") { Prompts = ["deep scratch"] }])[0]!;
        new SemanticPrototypes([.. scratch, .. new float[scratch.Length]], [0, 4f / 3], weightInShots: 1).Write(folder);
        File.WriteAllText(Path.Combine(folder, BackboneFactory.CardFile), $$"""
            {
              "name": "trained", "licence": "NOASSERTION", "command": "", "network": "", "parameters": 1, "embeddingSize": 2, "seed": 1, "steps": 1, "batchSize": 1, "data": "", "classes": [],
              "input": { "inputWidth": 16, "inputHeight": 16, "channels": 1, "mean": [0], "std": [1] }, "validation": {}, "validationProtocol": "",
              "training": { "method": "episodic", "architecture": "conv4-32", "images": 1, "dataHash": "", "settings": {}, "textModel": "{{textModel}}" }
            }
            """);
        return bench;
    }

    private static InspectionBench WithLayer(double weightInShots, string rows, string? table = null)
    {
        var bench = new InspectionBench(change: o =>
        {
            o.Classes.Add(new ClassOptions { Number = 9, Name = "unseen" });
            o.Inspection.Backbone = "model:trained";
            o.Inspection.AnyShot.Semantics = "attributes.csv";
        });
        new SemanticPrototypes([5, 0.6f, 0, 0.8f], [0, 0], weightInShots).Write(Directory.CreateDirectory(Path.Combine(bench.Folder, "trained")).FullName);
        File.WriteAllText(Path.Combine(bench.Folder, "attributes.csv"), table ?? $"class,round,long\n{rows}\n");
        return bench;
    }

    /// <summary>A third class without examples, and a generator of two attributes for embeddings of two numbers; how good it is does not matter here.</summary>
    private static InspectionBench WithGenerator(string? row, PromptSection? prompt = null, string generator = "parts.generator", int attributes = 2)
    {
        var bench = new InspectionBench(change: o =>
        {
            o.Classes.Add(new ClassOptions { Number = 9, Name = "unseen", Prompt = prompt ?? new PromptSection() });
            o.Inspection.AnyShot.Generator = generator;
            o.Inspection.AnyShot.Semantics = row is null ? "" : "attributes.csv";
        });
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 8, PerClass = 8, Size = 2, CodeSize = attributes }).Set;
        using var trained = EGanTraining.Train(set, new EGanOptions { Epochs = 1, ValidateEvery = 1, BatchSize = 8, GeneratorHidden = 8, CriticHidden = 8 }, null, CancellationToken.None);
        trained.Generator.Save(Path.Combine(bench.Folder, "parts.generator"));
        File.WriteAllText(Path.Combine(bench.Folder, "attributes.csv"), $"class,round,long\n{row}\n");
        return bench;
    }

    [Fact]
    public void Create_StopWhileExamplesAreEmbedded_EndsAndFreesTheBackbone()
    {
        using var bench = new InspectionBench();
        using var stop = new CancellationTokenSource();
        bench.Backbone.Before = (_, _) => stop.Cancel();

        Should.Throw<OperationCanceledException>(() => bench.Create(stop.Token));
        bench.Backbone.Disposed.ShouldBeTrue();
    }
}
