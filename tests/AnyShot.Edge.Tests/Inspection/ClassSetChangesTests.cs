using AnyShot.Edge.Inspection;
using AnyShot.Engine.Prompts;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>Classes that change while parts are judged, by words and by examples.</summary>
public sealed class ClassSetChangesTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;
    private const byte Grey = 128;

    [Fact]
    public async Task Apply_NewClassInWords_IsJudgedOnTheNextFrame()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        await bench.StartAsync();
        bench.Feeds[0].Show(Grey);
        bench.WaitForVerdicts(1);

        var set = bench.Worker.Apply([.. bench.Configuration.Options.Classes, Words(9, "matt", "grey part")], CancellationToken.None);
        bench.Feeds[0].Show(Grey, Dark);
        var verdicts = bench.WaitForVerdicts(3);
        await bench.StopAsync();

        set.Revision.ShouldBe(2);
        verdicts.Select(v => v.ClassSetRevision).ShouldBe([1, 2, 2]);
        verdicts[0].ClassName.ShouldNotBe("matt");
        verdicts.Skip(1).Select(v => v.ClassName).ShouldBe(["matt", "dark"]);
        verdicts[1].ClassNo.ShouldBe(9);
    }

    [Fact]
    public async Task Apply_WhileWordsAreRead_JudgingGoesOnUnderTheOldSet()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        await bench.StartAsync();
        var judged = 0;
        bench.Encoder.Before = () =>
        {
            if (Interlocked.Exchange(ref judged, 1) == 0)
            {
                bench.Feeds[0].Show(Bright);
                bench.WaitForVerdicts(1);
            }
        };

        bench.Worker.Apply([.. bench.Configuration.Options.Classes, Words(9, "matt", "grey part")], CancellationToken.None);
        await bench.StopAsync();

        bench.Stored().Select(v => (v.ClassName, v.ClassSetRevision)).ShouldBe([("bright", 1L)]);
    }

    [Fact]
    public async Task Apply_ClassesThatCannotBe_SaysWhyAndTheOldSetStays()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        await bench.StartAsync();
        var classes = bench.Configuration.Options.Classes;

        Message([]).ShouldStartWith("classes: has 0 entries");
        Message([.. classes, Words(7, "matt", "grey part")]).ShouldStartWith("classes[2].number: 7 is used twice");
        Message([.. classes, new ClassOptions { Number = 9, Name = "silent" }]).ShouldContain("needs a folder of examples, a prompt");
        Message([.. classes, Words(9, "long", new string('w', ClassPrompt.LongestText + 1))]).ShouldStartWith("classes[2].prompt.prompts: holds a text of 401 characters");
        Message([.. classes, Words(99999, "far", "grey")]).ShouldStartWith("classes[2]");
        bench.Worker.Inspector!.Classes.Revision.ShouldBe(1);
        await bench.StopAsync();

        string Message(IReadOnlyList<ClassOptions> wrong) => Should.Throw<InvalidDataException>(() => bench.Worker.Apply(wrong, CancellationToken.None)).Message;
    }

    [Fact]
    public void Create_PromptForABackboneWithoutText_NamesBoth()
    {
        using var bench = new InspectionBench(change: o => o.Classes.Add(Words(9, "matt", "grey part")));

        var message = Should.Throw<InvalidDataException>(() => bench.Factory.Create(CancellationToken.None)).Message;

        message.ShouldBe("Class \"matt\" has a prompt, and the backbone brightness has no text half that could read it.");
        bench.Backbone.Disposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_WordsThatSayTheSame_AreAWarning()
    {
        using var bench = new InspectionBench(change: o => o.Classes.AddRange([Words(9, "matt", "grey part"), Words(10, "dull", "grey part, dull")])) { Encoder = new LevelWords() };
        await bench.StartAsync();
        await bench.StopAsync();

        bench.Loggers.Lines.ShouldContain(l => l.Text.Contains("\"matt\" and \"dull\" say nearly the same", StringComparison.Ordinal));
        bench.Worker.Inspector!.Classes.Words!.Findings.ShouldContain(f => f.Kind == PromptFindingKind.NearlySame && f.Class == "matt" && f.Other == "dull");
    }

    [Fact]
    public void Apply_FolderThatHasNotChanged_IsNotEmbeddedAgain()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        using var inspector = bench.Factory.Create(CancellationToken.None);
        var embedded = 0;
        bench.Backbone.Before = (_, count) => embedded += count;

        inspector.Apply([.. bench.Configuration.Options.Classes, Words(9, "matt", "grey part")], CancellationToken.None);
        embedded.ShouldBe(0);
        using (var image = new Mat(32, 32, MatType.CV_8UC1, Scalar.All(Grey)))
        {
            image.ImWrite(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Folder, "new")).FullName, "0.png"));
        }

        inspector.Apply([.. bench.Configuration.Options.Classes, new ClassOptions { Number = 9, Name = "matt", Examples = "new" }], CancellationToken.None);
        embedded.ShouldBe(1);
        inspector.Classes.Revision.ShouldBe(3);
    }

    private static ClassOptions Words(int number, string name, string text) => new() { Number = number, Name = name, Prompt = new PromptSection { Prompts = [text] } };
}
