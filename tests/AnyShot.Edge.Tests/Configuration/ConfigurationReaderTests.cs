using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_SmallestConfiguration_FillsInTheDefaults()
    {
        var configuration = Read("""
            // comments and trailing commas are fine
            { "$schema": "./schema.json", "station": { "name": "s1" },
              "cameras": [ { "name": "c", "source": "virtual:?rate=5", "trigger": { "mode": "interval", "interval": "250ms" } } ],
              "classes": [ { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" } ],
              "opcUa": { "allowAnonymous": true }, }
            """);

        configuration.Options.Station.Name.ShouldBe("s1");
        configuration.Options.Cameras[0].Trigger.Interval.ShouldBe(TimeSpan.FromMilliseconds(250));
        configuration.Options.Cameras[0].BufferSize.ShouldBe(4);
        configuration.Options.Outbox.ReplayWindow.ShouldBe(TimeSpan.FromMinutes(10));
        configuration.StateDirectory.ShouldBe(Path.GetFullPath(Path.Combine(_folder, "../state")));
    }

    [Fact]
    public void Read_ManyMistakes_ReportsAllOfThemWithPathAndAdvice()
    {
        var error = Should.Throw<ConfigurationException>(() => Read("""
            { "station": { "name": "s 1", "sit": "x" },
              "cameras": [ { "name": "a", "source": "virtual:", "roi": { "x": 0.5, "width": 0.6 } },
                           { "name": "a", "source": "virtual:", "readTimeout": "3 seconds", "bufferSize": 0 } ],
              "classes": [ { "number": 1, "name": "x", "severity": "bad", "examples": "nowhere" } ],
              "mqqt": {}, "outbox": { "replayRows": "many" } }
            """));

        error.Mistakes.Select(m => m.ToString()).ShouldBe(
        [
            "station.sit: is not a known key; did you mean \"site\"?",
            "station.name: \"s 1\" does not match ^[A-Za-z0-9_-]{1,60}$.",
            "cameras[1].readTimeout: must be a time such as \"250ms\", \"5s\" or \"10min\", not \"3 seconds\".",
            "cameras[1].bufferSize: must be from 1 to 64, not 0.",
            "classes[0].severity: must be one of good, minor, defect, not \"bad\".",
            "mqqt: is not a known key; did you mean \"mqtt\"?",
            "outbox.replayRows: must be a whole number, not \"many\".",
            "cameras[0].roi: reaches beyond the image: x + width and y + height may be 1 at most.",
            "cameras[1].name: \"a\" is used twice.",
            $"classes[0].examples: the folder \"{Path.Combine(_folder, "nowhere")}\" does not exist.",
            "opcUa.userName: is missing: give userName and passwordFile, add users with `anyshot users add`, or allowAnonymous on a closed network.",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Read_HalfOfACharacter_IsOneMistake() =>
        Should.Throw<ConfigurationException>(() => Read("""{ "station": { "name": "a\ud800b" } }""")).Mistakes.ShouldHaveSingleItem().Sentence.ShouldStartWith("is not valid JSON");

    [Fact]
    public void Read_VirtualClassOrBackboneThatDoesNotExist_IsReportedWithTheOtherMistakes()
    {
        var error = Should.Throw<ConfigurationException>(() => Read("""
            { "station": { "name": "s1" }, "cameras": [ { "name": "a", "source": "virtual:" } ], "opcUa": { "allowAnonymous": true },
              "classes": [ { "number": 1, "name": "x", "examples": "virtual:dent" } ], "inspection": { "backbone": "torchscript:gone.pt" } }
            """));

        error.Mistakes.Select(m => m.ToString()).ShouldBe(
        [
            "classes[0].examples: the virtual line has no class \"dent\"; it has good, scratch, pit, stain, crack, chip.",
            $"inspection.backbone: the file \"{Path.Combine(_folder, "gone.pt")}\" does not exist.",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("clip:gone.pt", "the file \"{0}gone.pt\" does not exist.")]
    [InlineData("model:gone", "the folder \"{0}gone\" does not exist.")]
    [InlineData("builtin:anyshot-mini?side=9", "Backbone \"builtin:anyshot-mini?side=9\": side must be 32 to 512 pixels.")]
    [InlineData("builtin:gone?side=128", "\"builtin:gone\" is not known; it is builtin:anyshot-mini, builtin:virtual-line, model:FOLDER, torchscript:PATH or clip:PATH.")]
    [InlineData("builtin:gone", "\"builtin:gone\" is not known; it is builtin:anyshot-mini, builtin:virtual-line, model:FOLDER, torchscript:PATH or clip:PATH.")]
    public void Read_BackboneThatIsNotThere_SaysWhatIsMissing(string backbone, string sentence)
    {
        var error = Should.Throw<ConfigurationException>(() => Read($$"""
            { "station": { "name": "s1" }, "cameras": [ { "name": "a", "source": "virtual:" } ], "opcUa": { "allowAnonymous": true },
              "classes": [ { "number": 1, "name": "x", "examples": "virtual:good" } ], "inspection": { "backbone": "{{backbone}}" } }
            """));

        error.Mistakes.Select(m => m.ToString()).ShouldBe([$"inspection.backbone: {sentence.Replace("{0}", _folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)}"]);
    }

    [Fact]
    public void Read_ClassWithNeitherExamplesNorSemantics_IsOneSentence()
    {
        var error = Should.Throw<ConfigurationException>(() => Read(Judged("""{ "number": 2, "name": "dent" }""", "{}")));

        error.Mistakes.Select(m => m.ToString()).ShouldBe(
            ["classes[1].examples: is empty: class \"dent\" needs a folder of examples, a prompt, learner trained, or learner any-shot with inspection.anyShot.semantics."]);
    }

    [Fact]
    public void Read_ClassWithAPrompt_ShortOrLong_IsSound()
    {
        var shortForm = Read(Judged("""{ "number": 2, "name": "dent", "prompt": "shallow hollow" }""", "{}")).Options.Classes[1].Prompt;
        var longForm = Read(Judged("""{ "number": 2, "name": "dent", "prompt": { "prompts": ["hollow", "dip"], "synonyms": ["ding"], "negative": ["hole"] } }""", "{}")).Options.Classes[1].Prompt;

        shortForm.Prompts.ShouldBe(["shallow hollow"]);
        longForm.Prompts.ShouldBe(["hollow", "dip"]);
        (longForm.Synonyms.Single(), longForm.Negative.Single()).ShouldBe(("ding", "hole"));
    }

    [Theory]
    [InlineData("""{ "words": "x" }""", "classes[1].prompt.words: is not a known key; known here: prompts, synonyms, negative.")]
    [InlineData("5", "classes[1].prompt: must be an object, not 5.")]
    [InlineData("""{ "prompts": "x" }""", "classes[1].prompt.prompts: must be a list, not \"x\".")]
    [InlineData("\"  \"", "classes[1].prompt.prompts: holds an empty text.")]
    public void Read_PromptThatCannotBe_NamesTheKey(string prompt, string mistake)
    {
        var error = Should.Throw<ConfigurationException>(() => Read(Judged($$"""{ "number": 2, "name": "pit", "examples": "virtual:pit", "prompt": {{prompt}} }""", "{}")));

        error.Mistakes.Select(m => m.ToString()).ShouldBe([mistake]);
    }

    [Fact]
    public void Read_ClassWithSemanticsAlone_IsSound()
    {
        File.WriteAllText(Path.Combine(_folder, "made.gen"), "");
        File.WriteAllText(Path.Combine(_folder, "attributes.csv"), "");

        var options = Read(Judged("""{ "number": 2, "name": "dent" }""", """{ "anyShot": { "generator": "made.gen", "semantics": "attributes.csv" } }""")).Options;

        options.Classes[1].Examples.ShouldBe("");
        options.Inspection.Learner.ShouldBe("any-shot");
        options.Inspection.AnyShot.Window.ShouldBe(75);
    }

    [Theory]
    [InlineData("""{ "learner": "nearest" }""", "inspection.learner: \"nearest\" does not match ^(any-shot|prototype|trained)$.")]
    [InlineData("""{ "anyShot": { "semantics": "GEN" } }""", "inspection.anyShot.semantics: needs the file of a generator that was trained on such attributes, in generator, or learner any-shot with a backbone of train episodic --semantics.")]
    [InlineData("""{ "anyShot": { "generator": "none", "semantics": "GEN" } }""", "inspection.anyShot.semantics: needs the file of a generator that was trained on such attributes, in generator, or learner any-shot with a backbone of train episodic --semantics.")]
    [InlineData("""{ "learner": "prototype", "anyShot": { "generator": "GEN", "semantics": "GEN" } }""",
        "inspection.anyShot.generator: is of no use to the learner prototype; only any-shot knows generated features.")]
    [InlineData("""{ "anyShot": { "window": 0 } }""", "inspection.anyShot.window: must be from 1 to 1000, not 0.")]
    public void Read_LearnerThatCannotBe_IsOneSentence(string inspection, string mistake)
    {
        File.WriteAllText(Path.Combine(_folder, "GEN"), "");

        var error = Should.Throw<ConfigurationException>(() => Read(Judged("""{ "number": 2, "name": "pit", "examples": "virtual:pit" }""", inspection)));

        error.Mistakes.Select(m => m.ToString()).ShouldBe([mistake]);
    }

    [Fact]
    public void Read_GeneratorThatIsNotThere_NamesTheFiles()
    {
        var error = Should.Throw<ConfigurationException>(() => Read(Judged("""{ "number": 2, "name": "dent" }""", """{ "anyShot": { "generator": "gone.gen", "semantics": "gone.csv" } }""")));

        error.Mistakes.Select(m => m.ToString()).ShouldBe(
        [
            $"inspection.anyShot.generator: the file \"{Path.Combine(_folder, "gone.gen")}\" does not exist.",
            $"inspection.anyShot.semantics: the file \"{Path.Combine(_folder, "gone.csv")}\" does not exist.",
        ]);
    }

    [Theory]
    [InlineData("{", "is not valid JSON")]
    [InlineData("[]", "must be an object, not a list.")]
    [InlineData("{ \"station\": 5 }", "station: must be an object, not 5.")]
    [InlineData("{ \"station\": {}, \"station\": {} }", "is not valid JSON")]
    [InlineData("{ \"cameras\": {} }", "cameras: must be a list, not an object.")]
    public void Read_WrongShape_SaysSo(string json, string sentence) =>
        Should.Throw<ConfigurationException>(() => Read(json)).Message.ShouldContain(sentence);

    [Fact]
    public void Read_MissingFile_NamesIt() =>
        Should.Throw<ConfigurationException>(() => ConfigurationReader.Read(Path.Combine(_folder, "none.json"))).Message.ShouldContain("none.json");

    [Fact]
    public void Read_RandomBytes_NeverThrowsAnythingElse()
    {
        var random = new Random(5);
        var valid = "{ \"station\": { \"name\": \"s\" }, \"cameras\": [ { \"name\": \"c\", \"source\": \"virtual:\" } ] }"u8.ToArray();
        for (var round = 0; round < 500; round++)
        {
            var bytes = valid.ToArray();
            for (var flips = 0; flips < 4; flips++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var file = Path.Combine(_folder, "fuzz.json");
            File.WriteAllBytes(file, bytes);
            Should.Throw<ConfigurationException>(() => ConfigurationReader.Read(file));
        }
    }

    private static string Judged(string secondClass, string inspection) => $$"""
        { "station": { "name": "s1" }, "cameras": [ { "name": "a", "source": "virtual:" } ], "opcUa": { "allowAnonymous": true },
          "classes": [ { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" }, {{secondClass}} ], "inspection": {{inspection}} }
        """;

    private DeviceConfiguration Read(string json)
    {
        var file = Path.Combine(_folder, "device.json");
        File.WriteAllText(file, json);
        return ConfigurationReader.Read(file);
    }
}
