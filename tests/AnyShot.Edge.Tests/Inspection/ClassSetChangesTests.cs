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

        var set = await bench.Worker.ApplyAsync(bench.Revision(2, Words(9, "matt", "grey part")), CancellationToken.None);
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

        await bench.Worker.ApplyAsync(bench.Revision(2, Words(9, "matt", "grey part")), CancellationToken.None);
        await bench.StopAsync();

        bench.Stored().Select(v => (v.ClassName, v.ClassSetRevision)).ShouldBe([("bright", 1L)]);
    }

    [Fact]
    public async Task Apply_ClassesThatCannotBe_SaysWhyAndTheOldSetStays()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        await bench.StartAsync();

        (await Message(new ClassOptions { Number = 9, Name = "silent" })).ShouldBe("Class \"silent\" has no examples, and its name alone says nothing.");
        (await Message(new ClassOptions { Number = 9, Name = "gone", Examples = "gone" })).ShouldContain("Class \"gone\"");
        bench.Worker.Inspector!.Classes.Revision.ShouldBe(1);
        await bench.StopAsync();

        async Task<string> Message(ClassOptions wrong) => (await Should.ThrowAsync<InvalidDataException>(() => bench.Worker.ApplyAsync(bench.Revision(2, wrong), CancellationToken.None))).Message;
    }

    [Fact]
    public async Task Build_Revision_LeavesTheSetInForce()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        await bench.StartAsync();

        var set = await bench.Worker.BuildAsync(bench.Revision(2, Words(9, "matt", "grey part")), CancellationToken.None);
        await bench.StopAsync();

        set.Classes.Select(c => c.Name).ShouldBe(["dark", "bright", "matt"]);
        bench.Worker.Inspector!.Classes.Revision.ShouldBe(1);
    }

    [Fact]
    public void Create_PromptForABackboneWithoutText_NamesBoth()
    {
        using var bench = new InspectionBench(change: o => o.Classes.Add(Words(9, "matt", "grey part")));

        var message = Should.Throw<InvalidDataException>(() => bench.Create(CancellationToken.None)).Message;

        message.ShouldBe("Class \"matt\" has a prompt, and the backbone brightness has no text half that could read it.");
        bench.Backbone.Disposed.ShouldBeTrue();
    }

    [Fact]
    public void Create_WordsBesideExamplesForABackboneWithoutText_JudgesByTheExamplesAndSaysSo()
    {
        using var bench = new InspectionBench(change: o => o.Classes[1].Prompt.Prompts.Add("bright part"));

        using var inspector = bench.Create(CancellationToken.None);

        inspector.Classes.Classes.Count.ShouldBe(2);
        bench.Loggers.Lines.Count(l => l.Text.Contains("has no text half, so the words of classes are not read", StringComparison.Ordinal)).ShouldBe(1);
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
    public async Task Apply_FolderThatHasNotChanged_IsNotEmbeddedAgain()
    {
        using var bench = new InspectionBench { Encoder = new LevelWords() };
        using var inspector = bench.Create(CancellationToken.None);
        var embedded = 0;
        bench.Backbone.Before = (_, count) => embedded += count;

        await inspector.ApplyAsync(bench.Revision(2, Words(9, "matt", "grey part")), CancellationToken.None);
        embedded.ShouldBe(0);
        using (var image = new Mat(32, 32, MatType.CV_8UC1, Scalar.All(Grey)))
        {
            image.ImWrite(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Folder, "new")).FullName, "0.png"));
        }

        await inspector.ApplyAsync(bench.Revision(3, new ClassOptions { Number = 9, Name = "matt", Examples = "new" }), CancellationToken.None);
        embedded.ShouldBe(1);
        inspector.Classes.Revision.ShouldBe(3);
    }

    private static ClassOptions Words(int number, string name, string text) => new() { Number = number, Name = name, Prompt = new PromptSection { Prompts = [text] } };
}
