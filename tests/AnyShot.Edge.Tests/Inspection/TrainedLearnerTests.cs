using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>The agent judges by the classifier of the backbone's model folder.</summary>
public sealed class TrainedLearnerTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;

    [Fact]
    public async Task Judge_ClassesWithoutExamples_ByTheHeadMatchedByName()
    {
        using var bench = Bench(options => options.Classes.ForEach(entry => entry.Examples = ""));
        await bench.StartAsync();

        bench.Feeds[0].Show(Bright, Dark);
        var verdicts = bench.WaitForVerdicts(2);
        await bench.StopAsync();

        bench.Worker.Inspector!.Classes.Learner.ShouldBeOfType<TrainedHeadLearner>();
        verdicts.Select(v => (v.ClassName, v.Decision)).ShouldBe([("bright", Decision.Fail), ("dark", Decision.Pass)]);
    }

    [Fact]
    public async Task AddAClass_ThatTheHeadDoesNotKnow_IsRefusedWithTheReason()
    {
        using var bench = Bench();
        await bench.StartAsync();
        var matt = new RegisteredClass { Id = "matt", Number = 9, Name = "matt" };

        var refusal = await Should.ThrowAsync<ControlRefusal>(() => new CandidateCheck(bench.Registry, bench.Worker).RunAsync(new ClassChange.Add(matt), CancellationToken.None));
        await bench.StopAsync();

        refusal.Outcome.ShouldBe(ControlOutcome.Invalid);
        refusal.Message.ShouldBe("The trained classifier does not know the class \"matt\"; it was trained on Bright, dark.");
        bench.Registry.State.Newest.Classes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task RetireAClass_OfTheHead_IsRefusedWithTheReason()
    {
        using var bench = Bench();
        await bench.StartAsync();

        var refusal = await Should.ThrowAsync<ControlRefusal>(() => new CandidateCheck(bench.Registry, bench.Worker).RunAsync(new ClassChange.Retire("dark"), CancellationToken.None));
        await bench.StopAsync();

        refusal.Message.ShouldBe("The trained classifier also tells the class \"dark\", which is not among the classes: its parts would be taken for another class.");
    }

    [Theory]
    [InlineData("\"dark\", \"matt\"", 2, "classes: The trained classifier does not know the class \"bright\"; it was trained on dark, matt.")]
    [InlineData("\"dark\", \"Dark\"", 2, "inspection.learner: {0}/card.json names the class \"dark\" twice.")]
    [InlineData("\"dark\"", 2, "inspection.learner: {0}/head.npz makes 2 classes of 2 numbers, but {0}/card.json names 1 classes and embeddings of 2 numbers.")]
    [InlineData("\"dark\", \"bright\"", 3, "inspection.learner: {0}/head.npz makes 2 classes of 2 numbers, but {0}/card.json names 2 classes and embeddings of 3 numbers.")]
    public void Check_ModelThatDoesNotFit_IsOneMistake(string classes, int size, string sentence)
    {
        using var bench = Bench();
        TrainedModel.Write(Path.Combine(bench.Folder, "trained"), classes, size);

        TrainedLearnerRules.Check(bench.Configuration).ShouldHaveSingleItem().ToString().ShouldBe(sentence.Replace("{0}", Path.Combine(bench.Folder, "trained"), StringComparison.Ordinal));
    }

    [Fact]
    public void Check_BackboneWithoutHead_IsOneMistake()
    {
        using var bench = Bench();
        bench.Configuration.Options.Inspection.Backbone = "builtin:virtual-line";

        TrainedLearnerRules.Check(bench.Configuration).ShouldHaveSingleItem().ToString()
            .ShouldBe("inspection.learner: The backbone builtin:virtual-line has no trained classifier (head.npz): it takes model:FOLDER of a training that made one.");
    }

    private static InspectionBench Bench(Action<AgentOptions>? change = null)
    {
        var bench = new InspectionBench(change: options =>
        {
            options.Inspection.Backbone = "model:trained";
            options.Inspection.Learner = InspectionOptions.TrainedLearner;
            change?.Invoke(options);
        });
        TrainedModel.Write(Path.Combine(bench.Folder, "trained"));
        return bench;
    }
}
