using System.Collections.Concurrent;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>The registry's live revision comes into force while parts are judged.</summary>
public sealed class LiveClassSetTests
{
    private const byte Dark = InspectionBench.Dark;
    private const byte Bright = InspectionBench.Bright;
    private const byte Grey = 128;
    private const byte Middle = 124;
    private static readonly Caller Engineer = new("erika", Role.Engineer, Door.Http);

    [Fact]
    public async Task Promote_ClassWithAStoredExample_IsJudgedAndVerdictsNameTheRevision()
    {
        using var bench = new InspectionBench();
        await StartAsync(bench);
        var shot = await PutAsync(bench, Grey);

        await ChangeAsync(bench, new ClassChange.Add(new RegisteredClass { Id = "", Number = 0, Name = "matt", Shots = [shot] }));
        bench.Feeds[0].Show(Grey);
        bench.WaitForVerdicts(1)[0].ClassSetRevision.ShouldBe(1, "what is on trial judges nothing");
        await ChangeAsync(bench, new ClassChange.Promote(2));
        bench.Until(() => bench.Worker.Inspector!.Classes.Revision == 2, "revision 2 in force");
        bench.Feeds[0].Show(Grey, Bright);
        var verdicts = bench.WaitForVerdicts(3).Skip(1);
        await StopAsync(bench);

        verdicts.Select(v => (v.ClassSetRevision, v.ClassNo, v.ClassName)).ShouldBe([(2, 8, "matt"), (2, 7, "bright")]);
    }

    [Fact]
    public async Task AddShot_ToAConfiguredClass_JoinsItsFolder()
    {
        using var bench = new InspectionBench();
        await StartAsync(bench);
        // Just on the dark side of the middle between the folders; the new example moves that.
        bench.Feeds[0].Show(Middle);
        bench.WaitForVerdicts(1)[0].ClassName.ShouldBe("dark");

        await ChangeAsync(bench, new ClassChange.AddShot("bright", await PutAsync(bench, Grey)));
        await ChangeAsync(bench, new ClassChange.Promote(2));
        bench.Until(() => bench.Worker.Inspector!.Classes.Revision == 2, "revision 2 in force");
        bench.Feeds[0].Show(Middle, Bright);
        bench.WaitForVerdicts(3).Select(v => v.ClassName).ShouldBe(["dark", "bright", "bright"]);
        await StopAsync(bench);
    }

    [Fact]
    public async Task Promote_ImageGone_RaisesAnAlarmUntilItIsBackAndTheOldSetJudges()
    {
        using var bench = new InspectionBench();
        await StartAsync(bench);
        var shot = await PutAsync(bench, Grey);
        await ChangeAsync(bench, new ClassChange.AddShot("bright", shot));
        var file = (await bench.Shots.FileAsync(shot, CancellationToken.None))!;
        File.Move(file, file + ".away");

        await ChangeAsync(bench, new ClassChange.Promote(2));
        bench.Until(() => bench.Alarms.Current.Any(a => a.Id == ClassSetAlarms.Live), "the alarm");
        bench.Alarms.Current.Single(a => a.Id == ClassSetAlarms.Live).Sentence.ShouldStartWith(
            $"Revision 2 of the classes is live and cannot be used, revision 1 judges: Class \"bright\": the image {shot} of an example is gone");
        bench.Feeds[0].Show(Bright);
        bench.WaitForVerdicts(1)[0].ClassSetRevision.ShouldBe(1);

        File.Move(file + ".away", file);
        await ChangeAsync(bench, new ClassChange.Change(bench.Registry.State.Newest.Classes[0] with { Description = "wakes the builder" }));
        bench.Until(() => bench.Alarms.Current.All(a => a.Id != ClassSetAlarms.Live), "the alarm is cleared");
        bench.Worker.Inspector!.Classes.Revision.ShouldBe(2);
        await StopAsync(bench);
    }

    [Fact]
    public async Task Start_LiveRevisionCannotBeBuilt_JudgesByTheOneBeforeWithAnAlarm()
    {
        using var bench = new InspectionBench();
        var shot = await PutAsync(bench, Grey);
        await ChangeAsync(bench, new ClassChange.AddShot("bright", shot));
        await ChangeAsync(bench, new ClassChange.Promote(2));
        File.Delete((await bench.Shots.FileAsync(shot, CancellationToken.None))!);

        using var inspector = bench.Create(CancellationToken.None);

        inspector.Classes.Revision.ShouldBe(1);
        bench.Alarms.Current.Single().Sentence.ShouldStartWith("Revision 2 of the classes is live and cannot be used, revision 1 judges");
    }

    [Fact]
    public async Task Promote_DamagedImage_IsNamed()
    {
        using var bench = new InspectionBench();
        await StartAsync(bench);
        var shot = await PutAsync(bench, Grey);
        await File.WriteAllTextAsync((await bench.Shots.FileAsync(shot, CancellationToken.None))!, "something else");

        await ChangeAsync(bench, new ClassChange.AddShot("bright", shot));
        await ChangeAsync(bench, new ClassChange.Promote(2));

        bench.Until(() => bench.Alarms.Current.Any(a => a.Sentence.Contains("holds something else", StringComparison.Ordinal)), "the alarm");
        await StopAsync(bench);
    }

    /// <summary>Half of a thousand changes are promotions; frames come as fast as they are judged, and each verdict must fit the very revision that it names.</summary>
    [Fact]
    public async Task Changes_AThousandUnderLoad_NoVerdictIsOfAHalfUpdatedSet()
    {
        const int Changes = 1000;
        var loop = new FeedingLoop();
        using var bench = new InspectionBench(observer: loop);
        loop.Feed = bench.Feeds[0];
        await StartAsync(bench);
        var shot = await PutAsync(bench, Grey);
        loop.Feed.Show(Dark, Grey, Bright, Dark);

        for (var i = 0; i < Changes; i += 2)
        {
            var newest = bench.Registry.State.Newest.Classes;
            var grey = newest.FirstOrDefault(c => c.Shots.Count > 0 && !c.IsRetired);
            await ChangeAsync(bench, (i / 2 % 3, grey) switch
            {
                (0, null) => new ClassChange.Add(new RegisteredClass { Id = "", Number = 0, Name = $"grey {i}", Shots = [shot] }),
                (1, { } present) => new ClassChange.Retire(present.Id),
                _ => new ClassChange.Change(newest[1] with { Name = $"bright {i}" }),
            });
            var live = await ChangeAsync(bench, new ClassChange.Promote(bench.Registry.State.Newest.Revision));
            if (i % 40 == 0)
            {
                bench.Until(() => loop.Verdicts.Any(v => v.ClassSetRevision >= live.Revision), $"a verdict of revision {live.Revision}");
            }
        }

        loop.Feed = null;
        await StopAsync(bench);

        loop.Verdicts.Select(v => v.ClassSetRevision).Distinct().Count().ShouldBeGreaterThanOrEqualTo(Changes / 40);
        foreach (var verdicts in loop.Verdicts.GroupBy(v => v.ClassSetRevision))
        {
            var classes = (await bench.Registry.FindAsync(verdicts.Key, CancellationToken.None))!.Classes.Where(c => !c.IsRetired).ToDictionary(c => c.Number, c => c.Name);
            verdicts.ShouldAllBe(v => classes.ContainsKey(v.ClassNo) && classes[v.ClassNo] == v.ClassName && classes.ContainsKey(v.RunnerUpNo));
        }

        bench.Registry.State.Newest.Revision.ShouldBe(1 + (Changes / 2));
    }

    private static async Task StartAsync(InspectionBench bench)
    {
        await bench.StartAsync();
        await bench.Live.StartAsync(CancellationToken.None);
    }

    private static async Task StopAsync(InspectionBench bench)
    {
        await bench.Live.StopAsync(CancellationToken.None);
        await bench.StopAsync();
    }

    private static Task<ClassChanged> ChangeAsync(InspectionBench bench, ClassChange change) => bench.Registry.ChangeAsync(change, Engineer, "", "", CancellationToken.None);

    private static async Task<string> PutAsync(InspectionBench bench, byte level)
    {
        using var image = new Mat(32, 32, MatType.CV_8UC1, Scalar.All(level));
        return await bench.Shots.PutAsync(image.ImEncode(".png"), CancellationToken.None);
    }

    /// <summary>Shows the next part for each one that was judged.</summary>
    private sealed class FeedingLoop : IVerdictObserver
    {
        private int _shown;

        public FeedSource? Feed { get; set; }

        public ConcurrentQueue<Verdict> Verdicts { get; } = new();

        public void OnVerdict(Verdict verdict, Mat part)
        {
            Verdicts.Enqueue(verdict);
            Feed?.Show((byte)(_shown++ % 3 == 0 ? Dark : _shown % 3 == 1 ? Grey : Bright));
        }
    }
}
